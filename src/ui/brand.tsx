/** The mark: upright petrol parentheses round an italic word. No emblem, no flag. */
export const Brand = ({ href }: { href?: string | undefined }) =>
  href ? (
    <a className="marque" href={href} aria-label="Aparté, accueil">
      <Letters />
    </a>
  ) : (
    <p className="marque">
      <Letters />
    </p>
  )

const Letters = () => (
  <>
    <span aria-hidden="true">(</span>aparté<span aria-hidden="true">)</span>
  </>
)
