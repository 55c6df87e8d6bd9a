import { dated, figures } from '../figures.ts'

const R232_10 = 'CASF R232-10'
const R232_11 = 'CASF R232-11, décret 2016-210 du 26/02/2016'
const R232_19 = 'CASF R232-19'

/**
 * Figures of the APA. Ceilings and thresholds are shares of the MTP (majoration pour aide constante d'une tierce personne, CSS L355-1).
 *
 * The DGCS takes the MTP in force on 1 January for the whole year: 1 266,60 € was the one of 2025. OpenFisca, and with it every case that can be
 * compared, takes the new amount from April 2025 on: so does this table, and the pages say so (`limits` of both rights). 2024 and 2026 are the same in both.
 */
export const apaFigures = figures('apa', {
  mtp: dated(
    'cents/month',
    { reviewed: '2026-07-23', revalued: '01-01' },
    ['2023-01-01', 1192_55, 'Circulaire Cnav 2022/20 du 19/08/2022'],
    ['2024-01-01', 1210_90, 'Circulaire Cnav 2023/8 du 11/04/2023 ; montants DGCS au 1er janvier 2024'],
    ['2025-01-01', 1266_60, 'Montants DGCS de l’APA au 1er janvier 2025'],
    ['2025-04-01', 1288_13, 'Circulaire Cnav 2025/12 du 03/04/2025'],
    ['2026-01-01', 1288_13, 'Circulaire Cnav 2025/12 du 03/04/2025 ; montants DGCS au 1er janvier 2026'],
  ),
  age: dated('years', { reviewed: '2026-07-23' }, ['2002-01-01', 60, 'CASF L232-1, R232-1']),
  /** The last GIR that opens the right. */
  lastGir: dated('count', { reviewed: '2026-07-23' }, ['2002-01-01', 4, 'CASF L232-2, R232-4']),
  /** Ceiling of the plan at home, by GIR. */
  planGir1: dated('mtp', { reviewed: '2026-07-23' }, ['2016-03-01', 1.553, R232_10], ['2024-01-01', 1.615, R232_10]),
  planGir2: dated('mtp', { reviewed: '2026-07-23' }, ['2016-03-01', 1.247, R232_10], ['2024-01-01', 1.306, R232_10]),
  planGir3: dated('mtp', { reviewed: '2026-07-23' }, ['2016-03-01', 0.901, R232_10], ['2024-01-01', 0.944, R232_10]),
  planGir4: dated('mtp', { reviewed: '2026-07-23' }, ['2016-03-01', 0.601, R232_10], ['2024-01-01', 0.63, R232_10]),
  /** Resources up to which nothing is asked, and above which the highest share is. */
  freeUpTo: dated('mtp', { reviewed: '2026-07-23' }, ['2016-03-01', 0.725, R232_11]),
  fullFrom: dated('mtp', { reviewed: '2026-07-23' }, ['2004-10-26', 2.67, 'Décret 2004-1136 du 21/10/2004 ; CASF R232-11']),
  highestShare: dated('rate', { reviewed: '2026-07-23' }, ['2004-10-26', 0.9, 'Décret 2004-1136 du 21/10/2004 ; CASF R232-11']),
  /** Parts of the plan: the first, the second above it; the weight of resources in the second and the third. */
  firstPart: dated('mtp', { reviewed: '2026-07-23' }, ['2016-03-01', 0.317, R232_11]),
  secondPart: dated('mtp', { reviewed: '2026-07-23' }, ['2016-03-01', 0.498, R232_11]),
  secondWeight: dated('rate', { reviewed: '2026-07-23' }, ['2016-03-01', 0.6, R232_11]),
  thirdWeight: dated('rate', { reviewed: '2026-07-23' }, ['2016-03-01', 0.8, R232_11]),
  /** What a couple's resources are divided by. */
  coupleAtHome: dated('count', { reviewed: '2026-07-23' }, ['2002-01-01', 1.7, 'CASF R232-11']),
  coupleInHome: dated('count', { reviewed: '2026-07-23' }, ['2002-01-01', 2, R232_19]),
  /** In an establishment: thresholds of resources, share of the tariff asked at most, share of resources that is left. */
  tariffFrom: dated('mtp', { reviewed: '2026-07-23' }, ['2002-01-01', 2.21, R232_19]),
  tariffFull: dated('mtp', { reviewed: '2026-07-23' }, ['2002-01-01', 3.4, R232_19]),
  tariffShare: dated('rate', { reviewed: '2026-07-23' }, ['2002-01-01', 0.8, R232_19]),
  leftShare: dated('rate', { reviewed: '2026-07-23' }, ['2002-01-01', 0.1, 'CASF L232-10 ; décret 2001-1084 du 20/11/2001']),
  /** What a plan may be raised by: for the respite of a carer who cannot be replaced, by year; for the time a carer is in hospital, each time. */
  respiteYear: dated('mtp', { reviewed: '2026-07-23', verified: false }, ['2016-03-01', 0.453, 'CASF D232-9-1, coefficient d’OpenFisca']),
  carerInHospital: dated('mtp', { reviewed: '2026-07-23', verified: false }, ['2016-03-01', 0.9, 'CASF D232-9-2, coefficient d’OpenFisca']),
  /** Paid in the end by who was left without an answer: the share of the ceiling of GIR 1. */
  silentGrant: dated('rate', { reviewed: '2026-07-23', verified: false }, [
    '2002-01-01',
    0.5,
    'CASF L232-14, D232-29, coefficient d’OpenFisca',
  ]),
  /** Not paid below so many hours of SMIC. */
  floorHours: dated('smic-hours', { reviewed: '2026-07-23' }, ['2002-01-01', 3, 'CASF D232-31']),
})
