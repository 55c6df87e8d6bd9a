import { articlesToRead, allFigures, overdueFigures, REVIEW_EVERY_MONTHS } from '#rules/watch.ts'
import { valueInWords } from '#rules/in-words.ts'

/**
 * `npm run law:watch [-- --date 2026-11-22]`: figures whose review is overdue on a day (today by default) and articles to read again.
 * A red list on the screen, never a silent one; exit code 0, for it is a list of work and not a fault.
 */
const at = process.argv.indexOf('--date')
const date = at === -1 ? new Date().toISOString().slice(0, 10) : (process.argv[at + 1] ?? '')
if (!/^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(date)) {
  console.error(`--date : ${date} ; attendu : AAAA-MM-JJ`)
  process.exit(2)
}
const overdue = overdueFigures(date)
const all = [...allFigures().keys()]
console.log(
  `Au ${date} : ${overdue.length} chiffres à revoir sur ${all.length}, dont ${all.filter(({ verified }) => !verified).length} jamais vérifiés sur le texte.\n`,
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
console.table(articlesToRead(date))
