/** What the bench bundles: all that a page or a worker needs of the rules. */
export { answer } from '#rules/answer.ts'
export { evaluateInto, explainAll } from '#rules/evaluate.ts'
