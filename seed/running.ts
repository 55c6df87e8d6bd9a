import { addDays, addMonths } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Write } from '#db/door.server.ts'
import { addEvent, beginApplication } from '#features/application/commands.server.ts'
import { noteLetter } from '#features/letter/commands.server.ts'
import type { LetterTypeCode } from '#features/letter/model.ts'
import { letterType } from '#features/letter/model.ts'
import { addProcedureEvent, beginRun } from '#features/procedure/commands.server.ts'
import type { ProcedureEventBody } from '#features/procedure/model.ts'
import { namedRight } from '#features/review/queries.server.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { instantOf } from '#web/clock.ts'
import { seeding, ZONE } from './household.ts'
import type { Loaded, SeedHouse } from './household.ts'
import type { AgentKey } from './world.ts'

/** What runs in four households of the town: an eviction, an information préoccupante, an RSA that was stopped, a request without answer. All of it invented. */
type Running = {
  today: IsoDate
  caseFileId: string
  person: (key: string) => string
  /** Acts at a day, by the referent, at that day’s clock. */
  at: (daysAgo: number, body: (tx: Write, day: IsoDate) => Promise<unknown>) => Promise<void>
}

const procedureNamed = (id: string) => {
  const procedure = procedureOf(id)
  if (!procedure) throw new Error(`no procedure « ${id} »`)
  return procedure
}

const happened = (tx: Write, caseFileId: string, runId: string, day: IsoDate, body: ProcedureEventBody): Promise<string> =>
  addProcedureEvent(tx, { caseFileId, runId, day, today: day, body })

const letter = (
  tx: Write,
  of: Running,
  type: LetterTypeCode,
  given: { receivedOn: IsoDate; today: IsoDate; sender: string; explanation: string; text?: string; run?: { id: string; event: string } },
): Promise<string> => {
  const { lies, act, rules } = letterType(type)
  const [clock] = rules
  return noteLetter(tx, {
    caseFileId: of.caseFileId,
    type,
    lies,
    sender: given.sender,
    text: given.text ?? '',
    explanation: given.explanation,
    action: act,
    receivedOn: given.receivedOn,
    datedOn: null,
    today: given.today,
    timeZone: ZONE,
    clock: clock === undefined ? null : { rule: clock.rule, from: given.receivedOn },
    ownDay: null,
    doer: null,
    run: given.run ?? null,
  })
}

/** The rent was not paid for two months; the order came twenty-five days ago, six weeks are given. The fund wants one more receipt. */
const eviction = async (of: Running): Promise<void> => {
  const { caseFileId } = of
  await of.at(25, async (tx, day) => {
    const begun = { caseFileId, procedure: procedureNamed('eviction'), subjects: [], begunOn: day, today: day }
    const runId = await beginRun(tx, begun)
    await happened(tx, caseFileId, runId, day, { kind: 'day', event: 'firstUnpaid', on: addMonths(day, -2) })
    await letter(tx, of, 'paymentOrder', {
      receivedOn: day,
      today: day,
      sender: 'Étude de commissaires de justice',
      explanation: 'Il faut payer les deux loyers dus avant six semaines. On ne quitte pas son logement pour autant.',
      run: { id: runId, event: 'orderReceived' },
    })
    await happened(tx, caseFileId, runId, day, { kind: 'recorded', step: 'arrears', check: 'rentPaidAgain', answer: 'yes' })
    await happened(tx, caseFileId, runId, day, { kind: 'ended', step: 'arrears', outcome: 'plan', on: day })
  })
  let applicationId = ''
  await of.at(20, async (tx, day) => {
    applicationId = await beginApplication(tx, {
      caseFileId, kind: 'request', right: await namedRight(tx, 'fsl'), subjectId: null, title: 'Fonds logement', to: 'la commission du fonds', aboutId: null, begunOn: day,
      documents: ['Bail', 'Trois dernières fiches de paie', 'Décompte du bailleur'],
    }) // prettier-ignore
  })
  await of.at(19, async (tx, day) => {
    const event = { kind: 'given', documents: ['Bail', 'Trois dernières fiches de paie', 'Décompte du bailleur'] } as const
    await addEvent(tx, { caseFileId, applicationId, event: { ...event, documents: [...event.documents] }, day, today: day })
    await addEvent(tx, {
      caseFileId,
      applicationId,
      event: { kind: 'opinion', opinion: 'favourable', words: 'Le loyer courant est repayé, le plan tient.' },
      day,
      today: day,
    })
  })
  await of.at(4, async (tx, day) => {
    const event = {
      kind: 'asked',
      documents: ['Quittance du mois dernier'],
      until: addDays(of.today, 2),
      note: 'La commission se tient la semaine suivante.',
    } as const
    await addEvent(tx, { caseFileId, applicationId, event: { ...event, documents: [...event.documents] }, day, today: day })
  })
}

/** Received by the CRIP three months less ten days ago: the report is due in ten days. */
const concern = async (of: Running): Promise<void> => {
  const { caseFileId } = of
  const received = addMonths(addDays(of.today, 10), -3)
  const subjects = [of.person('timeo-corbel-rio'), of.person('lina-corbel-rio')]
  await of.at(79, async (tx, day) => {
    const days = { receivedByCrip: received }
    const runId = await beginRun(tx, {
      caseFileId,
      procedure: procedureNamed('concernReport'),
      subjects,
      begunOn: received,
      days,
      today: day,
    })
    await happened(tx, caseFileId, runId, day, { kind: 'ended', step: 'receipt', outcome: 'danger', on: day })
    for (const { id, kind } of procedureNamed('concernReport').steps.find(({ code }) => code === 'assign')?.before ?? [])
      await happened(tx, caseFileId, runId, day, {
        kind: 'recorded',
        step: 'assign',
        check: id,
        answer: kind === 'text' ? 'Solène Kerbrat et Awa Sarr.' : id === 'underTwo' ? 'no' : 'yes',
      })
    await happened(tx, caseFileId, runId, day, { kind: 'ended', step: 'assign', outcome: 'done', on: day })
    await happened(tx, caseFileId, runId, day, { kind: 'note', step: 'assign', words: 'Évaluation confiée à deux, avec Awa Sarr.' })
  })
}

/** Her RSA was stopped; the letter came fifty-three days ago, and a contest is nearly ready. */
const stopped = async (of: Running): Promise<void> => {
  const { caseFileId } = of
  let letterId = ''
  await of.at(33, async (tx, day) => {
    letterId = await letter(tx, of, 'rsaDecision', {
      receivedOn: addDays(of.today, -53),
      today: day,
      sender: 'CAF de Clairval',
      explanation: 'Le RSA est arrêté parce que la caisse la croit encore en couple. On peut demander un nouvel examen avant deux mois.',
    })
  })
  await of.at(11, async (tx, day) => {
    await beginApplication(tx, {
      caseFileId, kind: 'contest', right: await namedRight(tx, 'rsa'), subjectId: null, title: 'Contester la fin du RSA', to: 'le président du conseil départemental',
      aboutId: null, letterId, begunOn: day, documents: ['Acte de décès', 'Livret de famille'],
    }) // prettier-ignore
  })
}

/** Asked for twenty-five days ago, and nobody answered. */
const unanswered = async (of: Running): Promise<void> => {
  const { caseFileId } = of
  let applicationId = ''
  await of.at(26, async (tx, day) => {
    applicationId = await beginApplication(tx, {
      caseFileId, kind: 'request', right: await namedRight(tx, 'complementaire-sante-solidaire'), subjectId: null, title: '', to: 'la CPAM', aboutId: null, begunOn: day,
    }) // prettier-ignore
  })
  await of.at(24, async (tx, day) => {
    const event = { kind: 'chased', whom: 'body', note: 'Pas encore enregistrée, dit la plateforme.' } as const
    await addEvent(tx, { caseFileId, applicationId, event, day, today: day, chaseOn: addDays(of.today, 6) })
  })
}

const stories: Readonly<Record<string, { referent: AgentKey; tell: (of: Running) => Promise<void> }>> = {
  demirel: { referent: 'solene', tell: eviction },
  'corbel-rio': { referent: 'solene', tell: concern },
  diarra: { referent: 'solene', tell: stopped },
  aubertin: { referent: 'solene', tell: unanswered },
}

/** Writes what runs, each act at its time, by the referent. After the rights: an application reads back what was noted of its right. */
export const loadRunning = async ({ house, setNow, today, town }: SeedHouse, loaded: ReadonlyMap<string, Loaded>): Promise<void> => {
  for (const [key, { referent, tell }] of Object.entries(stories)) {
    const household = loaded.get(key)
    if (!household) throw new Error(`no household « ${key} »`)
    await tell({
      today,
      caseFileId: household.id,
      person: (person) => {
        const id = household.people.get(person)
        if (id === undefined) throw new Error(`${key}: nobody « ${person} »`)
        return id
      },
      at: async (daysAgo, body) => {
        const day = addDays(today, -daysAgo)
        setNow(instantOf(day, '17:40', ZONE))
        await house.writing(town.agents[referent], seeding, {}, (tx) => body(tx, day))
      },
    })
  }
}
