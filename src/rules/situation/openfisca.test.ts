import { describe, expect, test } from 'vitest'
import { Evaluation } from '../evaluation.ts'
import { calculate } from '../openfisca/calculate.ts'
import { OUTPUTS } from '../openfisca/outputs.ts'
import { monthOf } from '../time.ts'
import { checkSituation } from './check.ts'
import { compileWithUnknowns } from './compile.ts'
import { told } from './situation.cases.ts'
import type { Person, Situation } from './situation.ts'

/** The same invented household said by a worker and asked by a program that speaks OpenFisca: the same rights, to the cent. */
const MONTH = '2026-05'
const may = monthOf(MONTH)

/** Euros a month from January 2025 to the asked month, and a total in 2024. */
const monthly = (euros: number, from = '2025-01', year2024?: number): Record<string, number> => ({
  ...(year2024 === undefined ? {} : { 2024: year2024 }),
  ...Object.fromEntries(
    Array.from({ length: 17 }, (_, at) => `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`)
      .filter((month) => month >= from)
      .map((month) => [month, euros]),
  ),
})
const always = <T>(value: T): Record<string, T> => ({ 2023: value, 2024: value, 2025: value, 2026: value })
const born = (day: string) => ({ date_naissance: { ETERNITY: day } })
const noRsa = Object.fromEntries(['2025-12', '2026-01', '2026-02', '2026-03', '2026-04'].map((month) => [month, 0]))
const parent = (id: string, birthDate: string, more: Partial<Person> = {}): Person => told({ id, role: 'parent', birthDate, ...more })
const child = (id: string, birthDate: string, more: Partial<Person> = {}): Person => told({ id, role: 'child', birthDate, ...more })
const flat = { flatShare: false, room: false, crous: false, sharesCosts: false, landlordRelative: false }

interface Twin {
  readonly title: string
  readonly situation: Situation
  readonly request: {
    readonly individus: Record<string, object>
    readonly famille?: object
    readonly foyer?: object
    readonly menage?: object
    readonly parents: readonly string[]
    readonly enfants?: readonly string[]
  }
  /** Rights that must be open, so that the comparison says something. */
  readonly open: readonly string[]
}

const TWINS: readonly Twin[] = [
  {
    title: 'alone, part-time, social housing',
    situation: {
      persons: [parent('p', '1990-03-12', {
        activity: 'working',
        amounts: { netWage: { months: Object.fromEntries(Object.entries(monthly(830)).map(([month, euros]) => [month, euros * 100])) }, taxableWage: { years: { 2024: 10140_00 }, months: Object.fromEntries(Object.entries(monthly(860)).map(([month, euros]) => [month, euros * 100])) }, grossWage: 'none' },
        savings: { livretA: 2000_00, untaxed: 0, taxed: 0 },
      })],
      marital: 'single', housing: { tenure: 'socialTenant', rent: 333_00, zone: 2, ...flat },
      taxNotices: [{ declarants: ['p'], rfr: { 2024: 9126_00 }, bracket: { 2024: 0 } }],
      received: { rsa: Object.fromEntries(Object.keys(noRsa).map((month) => [month, 0])) },
    },
    request: {
      individus: { p: { ...born('1990-03-12'), activite: always('actif'), salaire_net: monthly(830), salaire_imposable: monthly(860, '2025-01', 10140), livret_a: always(2000), statut_marital: always('celibataire') } },
      famille: { rsa: noRsa }, foyer: { rfr: { 2024: 9126 }, ir_tranche: { 2024: 0 } },
      menage: { statut_occupation_logement: always('locataire_hlm'), loyer: always(333 * 12), zone_apl: always('zone_2') }, parents: ['p'],
    },
    open: ['ppa', 'aide_logement', 'apl'],
  },
  {
    title: 'lone parent without income, two children, maintenance',
    situation: {
      persons: [parent('p', '1992-03-12', { amounts: { maintenanceReceived: { from: '2025-01', cents: 120_00 } } }), child('a', '2019-09-02', { school: 'primary' }), child('b', '2022-01-20', { school: 'nursery' })],
      marital: 'divorced', aloneSince: '2020-01-15', housing: { tenure: 'tenant', rent: 520_00, zone: 2, ...flat },
      taxNotices: [{ declarants: ['p'], rfr: { 2024: 0 }, bracket: { 2024: 0 } }],
    },
    request: {
      individus: {
        p: { ...born('1992-03-12'), activite: always('inactif'), pensions_alimentaires_percues: monthly(120), statut_marital: always('divorce') },
        a: { ...born('2019-09-02'), scolarite: always('primaire') }, b: { ...born('2022-01-20'), scolarite: always('maternelle') },
      },
      foyer: { rfr: { 2024: 0 }, ir_tranche: { 2024: 0 } },
      menage: { statut_occupation_logement: always('locataire_vide'), loyer: always(520 * 12), zone_apl: always('zone_2') }, parents: ['p'], enfants: ['a', 'b'],
    },
    open: ['rsa', 'af', 'asf', 'aide_logement'],
  },
  {
    title: 'married couple, one wage, three children',
    situation: {
      persons: [
        parent('p', '1984-06-02', { activity: 'working', amounts: { netWage: { from: '2025-01', cents: 1600_00 }, taxableWage: { levels: [{ from: '2025-01', cents: 1660_00 }], years: { 2024: 19000_00 } }, grossWage: 'none' } }),
        parent('q', '1986-06-02'), child('a', '2012-01-05', { school: 'college' }), child('b', '2015-02-05', { school: 'college' }), child('c', '2019-03-05', { school: 'primary' }),
      ],
      marital: 'married', housing: { tenure: 'tenant', rent: 600_00, zone: 1, ...flat },
      taxNotices: [{ declarants: ['p', 'q'], rfr: { 2024: 17100_00 }, bracket: { 2024: 0 } }],
    },
    request: {
      individus: {
        p: { ...born('1984-06-02'), activite: always('actif'), salaire_net: { ...monthly(1600), '2024': 0 }, salaire_imposable: monthly(1660, '2025-01', 19000), statut_marital: always('marie') },
        q: { ...born('1986-06-02'), activite: always('inactif'), statut_marital: always('marie') },
        a: { ...born('2012-01-05'), scolarite: always('college') }, b: { ...born('2015-02-05'), scolarite: always('college') }, c: { ...born('2019-03-05'), scolarite: always('primaire') },
      },
      foyer: { rfr: { 2024: 17100 }, ir_tranche: { 2024: 0 } },
      menage: { statut_occupation_logement: always('locataire_vide'), loyer: always(600 * 12), zone_apl: always('zone_1') }, parents: ['p', 'q'], enfants: ['a', 'b', 'c'],
    },
    open: ['af', 'cf', 'ppa'],
  },
  {
    title: 'pensioner with a small pension, owner',
    situation: {
      persons: [parent('p', '1953-01-20', { activity: 'retired', amounts: { netPension: { from: '2024-01', cents: 700_00 } } })],
      marital: 'widowed', housing: { tenure: 'owner' }, taxNotices: [{ declarants: ['p'], rfr: { 2024: 7560_00 }, bracket: { 2024: 0 } }],
    },
    request: {
      individus: { p: { ...born('1953-01-20'), activite: always('retraite'), statut_marital: always('veuf'), retraite_nette: { ...monthly(700), '2024': 8400 }, retraite_imposable: monthly(700, '2025-01', 8400), retraite_brute: monthly(700, '2025-01', 8400) } },
      foyer: { rfr: { 2024: 7560 }, ir_tranche: { 2024: 0 } }, menage: { statut_occupation_logement: always('proprietaire'), zone_apl: always('zone_2') }, parents: ['p'],
    },
    open: ['aspa'],
  },
  {
    title: 'AAH, alone, hosted',
    situation: {
      persons: [parent('p', '1980-01-20', { disabilityRate: 0.8 })],
      marital: 'single', housing: { tenure: 'hosted', sharesCosts: false }, taxNotices: [{ declarants: ['p'], rfr: { 2024: 0 }, bracket: { 2024: 0 } }],
    },
    request: {
      individus: { p: { ...born('1980-01-20'), activite: always('inactif'), taux_incapacite: always(0.8), handicap: always(true), statut_marital: always('celibataire') } },
      foyer: { rfr: { 2024: 0 }, ir_tranche: { 2024: 0 } }, menage: { statut_occupation_logement: always('loge_gratuitement'), zone_apl: always('zone_2') }, parents: ['p'],
    },
    open: ['aah'],
  },
] // prettier-ignore

const SKIPPED = new Set(['aefa', 'contrat_engagement_jeune', 'paje_cmg'])

describe('a worker’s situation and an OpenFisca request of the same household', () => {
  for (const { title, situation, request, open } of TWINS)
    test(title, () => {
      const { household, unknowns } = compileWithUnknowns(checkSituation(situation, may), may)
      expect(unknowns.map(({ path }) => path)).toEqual([])
      const asked = {
        individus: request.individus,
        familles: { f: { parents: request.parents, enfants: request.enfants ?? [], departement_experimentation_rsa: always(true), ...request.famille } },
        foyers_fiscaux: { x: { declarants: request.parents, personnes_a_charge: request.enfants ?? [], ...request.foyer } },
        menages: { m: { personne_de_reference: [request.parents[0]], conjoint: request.parents.slice(1), enfants: request.enfants ?? [], ...request.menage } },
      } // prettier-ignore
      const ours: Record<string, number> = {}
      const theirs: Record<string, number> = {}
      for (const [variable, output] of Object.entries(OUTPUTS)) {
        if (output.per !== 'month' || output.kind !== 'money' || SKIPPED.has(variable)) continue
        for (const id of output.plural === 'individus'
          ? request.parents
          : [{ familles: 'f', foyers_fiscaux: 'x', menages: 'm' }[output.plural]]) {
          const { computed } = calculate(asked, () => [{ plural: output.plural, id, variable, period: MONTH }])
          const member = household.members.find((one) => one.id === id)
          const ev = new Evaluation().begin(household, may)
          ours[`${variable} ${id}`] =
            Math.round(output.plural === 'individus' ? output.of(ev, may, member as never) : output.of(ev, may)) / 100
          theirs[`${variable} ${id}`] = Number(computed[output.plural]?.[id]?.[variable]?.[MONTH])
        }
      }
      expect(ours).toEqual(theirs)
      for (const variable of open)
        expect(
          Object.entries(ours).some(([key, euros]) => key.startsWith(`${variable} `) && euros > 0),
          variable,
        ).toBe(true)
    })
})
