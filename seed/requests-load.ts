import type { Action } from '#core/actor.ts'
import { addDays } from '#core/dates.ts'
import { answerRequest, proposeRequest, receiveRequest, takeRequest } from '#features/reception/commands.server.ts'
import { dueAt, midnightAfter } from '#features/reception/model.ts'
import { instantOf } from '#web/clock.ts'
import { dated } from './dated.ts'
import { ZONE } from './household.ts'
import type { SeedHouse } from './household.ts'
import { requests } from './requests.ts'

const seeding: Action = { id: 'seed', roles: ['worker'], audit: 'a préparé la ville de démonstration' }
const hour = 3_600_000

/** The first requests of three months, received at the counter and answered by the team; none later than the moment the town opens. */
export const loadRequests = async (seed: SeedHouse, begun: Date): Promise<void> => {
  const { house, town, today } = seed
  for (const request of requests.map((one) => dated(one, today))) {
    const wanted = instantOf(addDays(today, -request.daysAgo), request.time, ZONE)
    const at = wanted > begun ? new Date(begun.getTime() - hour) : wanted
    const sector = town.sectors[request.sector]
    if (!sector) throw new Error(`No sector ${request.sector}`)
    seed.setNow(at)
    const { id } = await house.writing(town.agents.jocelyne, seeding, {}, (tx) =>
      receiveRequest(tx, {
        calledName: request.calledName === 'Sans nom' ? '' : request.calledName,
        words: (request.words ?? '').replace(/^«\s*/, '').replace(/\s*»$/, ''),
        topics: request.topics,
        channel: request.channel,
        origin: request.origin,
        agreed: request.agreed,
        urgency: request.urgency,
        urgencyReason: request.urgencyReason ?? '',
        dueAt: dueAt(request.urgency, at, ZONE),
        addressLine: request.addressLine ?? '',
        addressCase: request.addressCase ?? null,
        communeCode: request.addressLine ? '00001' : null,
        teamId: sector.teamId,
        sectorId: sector.id,
        phone: request.phone ?? '',
        preferredTime: '',
        mayCall: request.mayCall ?? null,
        mayMessage: request.mayMessage ?? null,
        beenHere: null,
        at,
        until: midnightAfter(at, ZONE),
      }),
    )
    // reception no longer reads what it received on another day: a colleague of the sector answers in the town
    const usual = request.sector === 2 ? 'marc' : 'solene'
    const answerer = town.agents[request.by && request.by !== 'jocelyne' ? request.by : usual]
    const later = new Date(Math.min(at.getTime() + 2 * hour, begun.getTime()))
    seed.setNow(later)
    if (request.outcome === 'taken') await house.writing(answerer, seeding, {}, (tx) => takeRequest(tx, id, later))
    if (request.outcome === 'proposed') {
      const proposer = answerer === town.agents.solene ? town.agents.ines : request.sector === 2 ? town.agents.helene : town.agents.solene
      await house.writing(proposer, seeding, {}, (tx) => proposeRequest(tx, id, answerer.agentId, later))
      // what was proposed days ago was taken the day after: nothing urgent lies there for weeks
      if (request.daysAgo > 4)
        await house.writing(answerer, seeding, {}, (tx) => takeRequest(tx, id, new Date(later.getTime() + 20 * hour)))
    }
    if (request.outcome === 'informed')
      await house.writing(answerer, seeding, {}, async (tx) => {
        await answerRequest(tx, id, { answer: request.answer ?? '', unmetReason: null }, later)
      })
  }
}
