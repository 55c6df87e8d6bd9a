import { writeEuros } from '#core/french.ts'
import { Board, State } from './atelier-frame.tsx'
import { AtelierScreens } from './atelier-screens.tsx'
import { CurtainButton, OfflineBand } from './band.tsx'
import { Brand } from './brand.tsx'
import { Actions, Button, LinkButton } from './button.tsx'
import { Check, Choice, Triage } from './choice.tsx'
import { DangerTag } from './danger.tsx'
import { Field, Known, Select, TextArea } from './field.tsx'
import { Icon, iconNames } from './icons.tsx'
import { ErrorSummary, Message, Urgent } from './messages.tsx'
import { Empty, Page, Rubric, TitleBar } from './page.tsx'
import { Apart, WhoSees } from './readers.tsx'
import { Tag } from './tag.tsx'

const colours: readonly (readonly [string, string, string])[] = [
  ['papier', '#FAF6EE', 'fond'],
  ['feuille', '#FFFDF9', 'surfaces'],
  ['creux', '#F2EBDE', 'bandeaux'],
  ['trait', '#857660', '4,3 : 1'],
  ['encre', '#211C17', '16,6 : 1'],
  ['encre-2', '#473F35', '10,2 : 1'],
  ['encre-3', '#62574A', '6,9 : 1'],
  ['petrole', '#0B4A56', '9,7 : 1, action'],
  ['petrole-voile', '#DDEBEA', 'choisi'],
  ['ouvert', '#1B5932', '8,2 : 1'],
  ['delai', '#744200', '8,2 : 1'],
  ['danger', '#951A10', '8,5 : 1'],
  ['apart', '#64214F', '11,0 : 1'],
]

/** The board of reference: every component in every state, with invented people. Body of the page `/atelier`. */
export const Atelier = () => (
  <Page>
    <TitleBar title="Composants et états">La planche de référence. Chaque composant, chaque état, sans couleur seule.</TitleBar>
    <div className="planche">
      <Board id="c-couleurs" title="Couleurs et contrastes" end="rapport du texte sur « feuille »" size="plein">
        <ul className="couleurs">
          {colours.map(([name, value, use]) => (
            <li key={name}>
              <svg aria-hidden="true">
                <rect width="100%" height="100%" fill={value} />
              </svg>
              <span>
                <b>{name}</b> {value}
                <br />
                {use}
              </span>
            </li>
          ))}
        </ul>
      </Board>

      <Board id="c-boutons" title="Boutons">
        <div className="etats">
          <State says="principal, un par écran">
            <Button type="button" look="principal" kbd="Ctrl Entrée">
              Ranger
            </Button>
          </State>
          <State says="courant">
            <LinkButton href="#c-boutons">Le dossier</LinkButton>
          </State>
          <State says="discret">
            <Button type="button" look="nu">
              Finir plus tard
            </Button>
          </State>
          <State says="urgence">
            <Button type="button" look="nuit">
              Je la prends
            </Button>
          </State>
        </div>
        <div className="etats">
          <State says="impossible, et pourquoi">
            <Button id="b-envoyer" disabledBecause="Adresse masquée : à remettre en main propre.">
              Envoyer
            </Button>
          </State>
          <State says="en cours, largeur gardée">
            <Button type="button" look="principal" busy>
              J’enregistre…
            </Button>
          </State>
          <State says="enfoncé">
            <Button type="button" look="nu" icon="oeilbarre" pressed kbd="M" data={{ 'data-masquer-noms': '' }}>
              Masquer les noms
            </Button>
          </State>
          <State says="en visite">
            <CurtainButton iconOnly />
          </State>
        </div>
      </Board>

      <Board id="c-champs" title="Champs">
        <div className="haut-3">
          <ErrorSummary errors={{ audience: 'Juin n’a que 30 jours. Vouliez-vous dire le 30 juin ?' }} />
        </div>
        <div className="formulaire deux">
          <Field name="nom" label="Comment l’appeler ?" value="« La dame au landau bleu »" help="La personne peut rester sans nom." />
          <Field name="tel" type="tel" label="Téléphone" optional value="06 39 98" />
          <Field name="audience" label="Date de l’audience" value="31 juin" error="Juin n’a que 30 jours. Vouliez-vous dire le 30 juin ?" />
          <Known label="Loyer" value={writeEuros(54_800)} source="lu dans le bail" href="#c-champs" />
          <Select
            name="secteur"
            label="Secteur"
            value="4"
            options={[
              { value: '4', label: '4, Les Tanneries' },
              { value: '5', label: '5, Bocage' },
            ]}
          />
          <TextArea name="mots" label="Que demande-t-elle, avec ses mots ?" optional rows={2} value="« On m’a coupé le gaz hier. »" />
        </div>
      </Board>

      <Board id="c-choix" title="Choix">
        <div className="haut-3">
          <Choice
            name="motifs"
            legend="De quoi s’agit-il ?"
            multiple
            value={['energie']}
            options={[
              { value: 'energie', label: 'Énergie, eau' },
              { value: 'logement', label: 'Logement' },
              { value: 'violences', label: 'Violences' },
            ]}
          />
          <Choice
            className="haut-3"
            name="appel"
            legend="Appel"
            optional="un second appui retire la réponse"
            error="À demander à voix basse, si le moment s’y prête."
            options={[
              { value: 'oui', label: 'On peut appeler' },
              { value: 'non', label: 'Ne pas appeler', icon: 'telbarre' },
            ]}
          />
          <Check name="prevenir" label="Prévenir le secteur" checked help="Le message ne porte aucun nom." />
        </div>
      </Board>

      <Board id="c-urgence" title="Urgence, à l’accueil">
        <div className="haut-3">
          <Triage
            name="urgence"
            legend="Quand doit-elle être reçue ?"
            note="proposé d’après ses mots. Vous décidez."
            value="jour"
            levels={[
              { value: 'suite', title: 'Tout de suite', criteria: 'Danger, blessure, enfant seul, idées de mort.' },
              { value: 'jour', title: 'Aujourd’hui', criteria: 'Plus de toit ce soir, rien à manger, coupure avec enfant ou malade.' },
              { value: 'semaine', title: 'Sous une semaine', criteria: 'Délai qui court, courrier d’huissier, droits coupés.' },
              { value: 'prochain', title: 'Prochain rendez-vous', criteria: 'Rien ne se dégrade en attendant.' },
            ]}
          />
        </div>
      </Board>

      <Board id="c-etiquettes" title="Étiquettes de sens" size="tiers">
        <div className="etats">
          <Tag kind="ouvert">Ouvert</Tag>
          <Tag kind="verifier">À vérifier</Tag>
          <Tag kind="non">Non ouvert</Tag>
          <Tag kind="delai">avant le 24 juin</Tag>
          <Tag kind="apart">À part</Tag>
          <Tag kind="neutre">15 min</Tag>
          <DangerTag mayCall={false} />
        </div>
        <p className="petit doux haut-3">Forme, icône, mot : chacun suffit. Plein, à moitié plein, vide pour les droits.</p>
      </Board>
      <Board id="c-apart" title="Passage à part" size="tiers">
        <div className="haut-3">
          <Apart readers={['vous', 'Hélène Prigent']}>
            <p className="voix">Elle préfère que sa sœur ne sache pas encore.</p>
          </Apart>
        </div>
      </Board>
      <Board id="c-voir" title="Qui peut voir" size="tiers">
        <ul className="lignes">
          <li>
            <WhoSees kind="alone" label="Vous seule" detail="page pas encore rangée" />
          </li>
          <li>
            <WhoSees kind="several" count={2} lines={['Vous · Bruno Thévenet, CESF (budget seulement)']} />
          </li>
          <li>
            <WhoSees kind="closed" href="#c-voir" />
          </li>
        </ul>
      </Board>

      <AtelierScreens />

      <Board id="c-vide" title="Vide, attente, panne">
        <div className="haut-3">
          <Empty title="Rien n’attend aujourd’hui.">
            Les prochains délais tombent la semaine prochaine. <a href="#c-echeances">Voir la semaine</a>
          </Empty>
          <div className="attend">
            <span />
            <span />
            <span />
            <p className="petit doux">Le fil arrive. Vous pouvez déjà écrire.</p>
          </div>
          <div className="haut-4">
            <Urgent label="Panne">
              <strong>Le serveur ne répond pas.</strong> Vos notes sont gardées sur cet ordinateur, chiffrées. Aparté réessaie tout seul.
            </Urgent>
          </div>
          <Message undo={{ action: '#annuler' }}>Note rangée.</Message>
          <OfflineBand>
            <b>Hors connexion.</b> Tout est gardé sur cette tablette, chiffré. <span className="nb">23 réponses à envoyer au retour.</span>
          </OfflineBand>
        </div>
      </Board>

      <Board id="c-ferme" title="Ouvrir un dossier fermé">
        <div className="dialogue haut-3">
          <h3>Pourquoi ouvrir ce dossier ?</h3>
          <p>Vous n’accompagnez pas ce foyer. Votre raison sera lue par sa référente, et la personne pourra la lire aussi.</p>
          <div className="haut-3">
            <TextArea
              name="raison"
              label="Votre raison"
              rows={2}
              value="Référente absente, appel du commissariat au sujet de la plainte."
            />
          </div>
          <p className="petit doux haut-2">
            <Icon name="cle" /> Consignes de contact et démarches seulement. Les passages à part restent fermés.
          </p>
          <Actions className="haut-3">
            <Button type="button" look="principal">
              Ouvrir soixante minutes
            </Button>
            <Button type="button">Demander à Solène Kerbrat</Button>
            <Button type="button" look="nu">
              Renoncer
            </Button>
          </Actions>
        </div>
      </Board>

      <Board id="c-versions" title="Deux versions, toutes deux gardées" size="plein">
        <div className="versions haut-3">
          <section aria-labelledby="c-v1">
            <Rubric level={3} id="c-v1" title="Gardé par Bruno Thévenet" end="10 h 12" />
            <p className="haut-2">
              Le loyer d’avril reste dû, <del>548 €</del> <ins>520 €</ins>.
            </p>
          </section>
          <section aria-labelledby="c-v2">
            <Rubric level={3} id="c-v2" title="Ce que vous écriviez" end="10 h 14" />
            <p className="haut-2">Le loyer d’avril reste dû, 548 €. Le propriétaire attend fin juillet.</p>
          </section>
        </div>
      </Board>

      <Board id="c-rideau" title="Rideau" end="F9, ou Échap deux fois">
        <div className="rideau-vue haut-3">
          <div>
            <Brand />
            <p className="haut-3">9 h 47</p>
            <p className="petit doux haut-1">Le mot de passe est demandé au retour.</p>
          </div>
        </div>
      </Board>
      <Board id="c-icones" title="Icônes" end="une icône accompagne un mot">
        <ul className="icones haut-3">
          {iconNames.map((name) => (
            <li key={name}>
              <Icon name={name} /> {name}
            </li>
          ))}
        </ul>
      </Board>
    </div>
  </Page>
)
