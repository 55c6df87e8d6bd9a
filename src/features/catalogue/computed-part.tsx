import { RIGHTS } from '#rules/rights.ts'
import { Section } from '#ui/page.tsx'

/** What the calculation of a right covers and does not; nothing for a right that is not computed here. */
export const Computed = ({ ids }: { ids: readonly string[] }) => {
  const rights = RIGHTS.filter(({ id }) => ids.includes(id))
  if (rights.length === 0) return null
  return (
    <Section id="h-calcul" title="Le calcul" end="estimation, ne vaut pas décision">
      <p className="haut-1">
        Dans un dossier, Aparté calcule ce droit d’après ce qui est noté, et montre chaque étape avec son texte. Ce que le calcul ne couvre
        pas :
      </p>
      {rights.map(({ id, title, law, limits }) => (
        <div key={id}>
          {rights.length > 1 && <h3>{title}</h3>}
          <ul className="puces">
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
          <p className="petit doux">
            Textes : {law}. Un exemple et tous les chiffres : page « docs/rules/{id}.md » de la documentation d’Aparté.
          </p>
        </div>
      ))}
    </Section>
  )
}
