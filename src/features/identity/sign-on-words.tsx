import { Button, LinkButton } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { paths } from '#web/paths.ts'
import type { ReturnProblem } from './passage.server.ts'
import { withReturn } from './return-path.ts'

/** What each end of a return says: what happened, and what to do. Nothing that the provider wrote is ever shown. */
const words: Readonly<Record<ReturnProblem, (name: string) => string>> = {
  down: (name) => `${name} ne répond pas. Réessayez dans quelques minutes ; si cela dure, prévenez la personne qui s’occupe du serveur.`,
  refused: (name) => `${name} a refusé, ou vous avez renoncé. Vous pouvez recommencer.`,
  clock: (name) =>
    `L’heure de ce serveur et celle de ${name} diffèrent de plus d’une minute : la preuve n’est pas acceptée. Prévenez la personne qui s’occupe du serveur.`,
  invalid: (name) =>
    `La réponse de ${name} n’a pas pu être vérifiée ; elle n’a pas servi. Recommencez. Si cela se répète, prévenez la personne qui s’occupe du serveur.`,
  replayed: () => 'Cette réponse a déjà servi, a trop attendu, ou vient d’un autre navigateur. Rien n’est ouvert : recommencez d’ici.',
  unknown: (name) =>
    `${name} vous a reconnu·e, mais aucun compte d’Aparté n’est relié à cette identité. Demandez à l’administration de relier le vôtre.`,
  closed: () => 'Votre compte d’Aparté est fermé. Si c’est une erreur, parlez-en à votre encadrement.',
  other: () => 'Ce n’est pas la personne de cette session. Le rideau reste baissé.',
  weak: (name) => `${name} n’a pas demandé de second facteur : cela ne suffit pas pour cet acte. Confirmez avec celui d’Aparté.`,
  ended: () => 'Cette session est terminée. Connectez-vous à nouveau.',
  tooMany: () => 'Trop d’essais à la suite depuis ce poste ou ce réseau. Attendez une minute avant le prochain.',
}

/** The HTTP status of each: ours, theirs, or the visitor's. */
export const statusOfReturn: Readonly<Record<ReturnProblem, number>> = {
  down: 503,
  refused: 403,
  clock: 502,
  invalid: 502,
  replayed: 400,
  unknown: 403,
  closed: 403,
  other: 403,
  weak: 403,
  ended: 403,
  tooMany: 429,
}

/** Why nobody came in, and the way on. */
export const ReturnWords = ({ problem, name, to }: { problem: ReturnProblem; name: string; to: string }) => (
  <>
    <p role="alert">{words[problem](name)}</p>
    <p className="haut-2">
      <LinkButton look="principal" href={withReturn(problem === 'weak' ? paths.stepUp() : paths.login(), to)}>
        {problem === 'weak' ? 'Confirmer dans Aparté' : 'Revenir à la connexion'}
      </LinkButton>
    </p>
  </>
)

/** « Se connecter avec … ». `again`: she is here already and proves herself anew. */
export const SignOnForm = ({ name, to, again }: { name: string; to: string; again?: boolean }) => (
  <form method="post" action={paths.signOn.start()} className="formulaire feuille haut-3">
    <input type="hidden" name="to" value={to} />
    {!again && <Check name="shared" label="Ce poste est partagé avec des collègues" />}
    <Button look={again ? 'courant' : 'principal'} icon="cle">
      {again ? `Prouver qui je suis avec ${name}` : `Se connecter avec ${name}`}
    </Button>
  </form>
)
