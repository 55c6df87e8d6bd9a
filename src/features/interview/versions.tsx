import { paragraphsOf } from './model.ts'

/** Two versions of the same page side by side: neither is lost, and nobody chose yet. */
export const Versions = ({ theirs, mine, when }: { theirs: string; mine: string; when: string }) => (
  <div className="page">
    <div className="versions" id="versions">
      <section aria-labelledby="h-theirs">
        <h2 id="h-theirs">Gardé dans un autre onglet, {when}</h2>
        <div className="relu">
          {paragraphsOf(theirs).map((line, index) => (
            <p key={`${index}`}>{line}</p>
          ))}
        </div>
      </section>
      <section aria-labelledby="h-mine">
        <h2 id="h-mine">Écrit ici</h2>
        <div className="relu">
          {paragraphsOf(mine).map((line, index) => (
            <p key={`${index}`}>{line}</p>
          ))}
        </div>
      </section>
    </div>
    <p className="petit haut-2">
      Les deux sont là, rien n’est effacé. « Garder les deux » les met l’une après l’autre ; « Garder » ne retient que ce qui est écrit sur
      la page ci-dessous.
    </p>
  </div>
)
