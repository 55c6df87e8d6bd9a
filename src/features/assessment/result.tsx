import { NOT_A_DECISION } from './model.ts'
import type { AssessmentResult } from './model.ts'

/** What came out, the sentence that it is no decision, and how it came about, open: what is shut is not printed. Nothing where the instrument gives no result. */
export const ResultRead = ({ result, trace }: { result: AssessmentResult | null; trace: readonly string[] }) => {
  if (result === null) return null
  return (
    <div className="conclusion">
      <b>{result.label}</b>
      {result.words.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="petit doux">{NOT_A_DECISION}</p>
      {trace.length > 0 && (
        <details className="petit haut-1" open>
          <summary>D’où cela vient</summary>
          <ul className="puces">
            {trace.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
