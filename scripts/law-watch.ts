import { BadInput } from '#rules/bad-input.ts'
import { READ_EVERY_MONTHS, deadlinesToRead } from '#rules/deadlines/watch.ts'
import { date as checkDate } from '#rules/situation/checks.ts'
import { articlesToRead, allFigures, overdueFigures, REVIEW_EVERY_MONTHS } from '#rules/watch.ts'
import { valueInWords } from '#rules/in-words.ts'

/**
 * `npm run law:watch [-- --date 2026-11-22]`: figures whose review is overdue on a day (today by default) and articles to read again.
 * A red list on the screen, never a silent one; exit code 0, for it is a list of work and not a fault.
 */
const [option, said, ...more] = process.argv.slice(2)
const date = option === undefined ? new Date().toISOString().slice(0, 10) : said
try {
  if (option !== undefined && option !== '--date') throw new BadInput('option', option, '--date AAAA-MM-JJ')
  if (more.length > 0) throw new BadInput('option', more[0], 'rien après --date AAAA-MM-JJ')
  checkDate(date, '--date')
} catch (error) {
  if (!(error instanceof BadInput)) throw error
  console.error(error.message)
  process.exit(2)
}
const day = date as string
const overdue = overdueFigures(day)
const all = [...allFigures().keys()]
console.log(
  `Au ${day} : ${overdue.length} chiffres à revoir sur ${all.length}, dont ${all.filter(({ verified }) => !verified).length} jamais vérifiés sur le texte.\n`,
)
const unitOf = new Map([...allFigures()].map(([figure, { name }]) => [name, figure.unit]))
const row = ({ name, value, since, reviewed, due, rights, source }: (typeof overdue)[number]) => ({
  chiffre: name,
  valeur: valueInWords(value, unitOf.get(name) ?? 'count'),
  depuis: since,
  'revu le': reviewed,
  ...(due === null ? {} : { 'à revaloriser le': due }),
  droits: rights.join(', '),
  source: source.slice(0, 60),
})
const passed = overdue.filter(({ due }) => due !== null)
console.log(`Jour de revalorisation passé sans nouvelle valeur (« barème à confirmer ») : ${passed.length}`)
if (passed.length > 0) console.table(passed.map(row))
const old = overdue.filter(({ due }) => due === null)
console.log(`\nRelecture de plus de ${REVIEW_EVERY_MONTHS} mois : ${old.length}`)
if (old.length > 0) console.table(old.map(row))
console.log('\nArticles à relire')
console.table(articlesToRead(day))

const deadlines = deadlinesToRead(day)
const never = deadlines.filter(({ readOn }) => readOn === null)
console.log(`\nDélais : ${never.length} textes jamais lus, ${deadlines.length - never.length} lus il y a plus de ${READ_EVERY_MONTHS} mois`)
if (deadlines.length > 0)
  console.table(
    deadlines.map(({ rule, readOn }) => ({ délai: rule.id, 'lu le': readOn ?? 'jamais', texte: rule.law.source ?? rule.law.text })),
  )
