import { data } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { writeDate, writeEuros, writeFullDate } from '#core/french.ts'
import { NotFound, Refused } from '#core/errors.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Read } from '#db/door.server.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { getContact, getHousehold } from '#features/household/queries.server.ts'
import { displayName } from '#features/household/model.ts'
import { DEBT_KINDS, STAGES } from '#rules/budget/debts.ts'
import { instalments } from '#rules/budget/budget.ts'
import { instalmentFor, repaymentCapacity } from '#rules/budget/repayment.ts'
import { DangerPlate } from '#ui/danger.tsx'
import { A4, Page } from '#ui/page.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { budget as acts } from './actions.ts'
import { DelayFields } from './delay-fields.tsx'
import { letterText, textOf } from './delay-letter.ts'
import type { Ask } from './delay-letter.ts'
import { delayForm } from './forms.ts'
import { readMonth, requireOpen } from './page.server.ts'
import { countedOf } from './view.ts'
import { typeAmount } from './typed-amount.ts'
import { missingWords } from './words.ts'
import type { Route } from './+types/delay.route'

/** The debt as it stands this month, and what could be proposed for it. @throws NotFound for a debt that is not there, or not the reader's. */
const readDebt = async (tx: Read, id: string, debtId: string, today: IsoDate) => {
  const month = today.slice(0, 7)
  const head = await getHead(tx, id, today)
  const { material, shown, persons, marks } = await readMonth(tx, id, month, today)
  requireOpen(head, material.holds)
  const debt = shown.debts.find((one) => one.id === debtId)
  if (debt === undefined) throw new NotFound('debt')
  const counted = countedOf(shown, persons)
  const table = marks.forfaits[month.slice(0, 4)] ?? null
  return {
    debt,
    capacity: repaymentCapacity(counted, table).capacity,
    others: instalments({ ...counted, debts: counted.debts.filter((one) => one.id !== debtId) }),
    proposed: instalmentFor(counted, debtId, table),
  }
}

export const loader = householdPage(acts.delay, async ({ tx, id, params, today }) => {
  const { debt, capacity, others, proposed } = await readDebt(tx, id, params['debtId'] ?? '', today)
  const { members } = await getHousehold(tx, id, today)
  const contact = await getContact(tx, id)
  const main = members.find(({ role }) => role === 'main')
  // whole euros, rounded down: nobody promises more than there is
  const monthly = proposed.kind === 'known' ? Math.floor(proposed.cents / 100) * 100 : 0
  const ask: Ask = monthly > 0 ? 'instalments' : 'delay'
  const standing = {
    name: main ? displayName(main) : '',
    creditor: debt.label,
    reference: '',
    amount: debt.due === null ? '' : typeAmount({ cents: debt.due, period: 'month', about: false }),
    ask,
    monthly: monthly > 0 ? typeAmount({ cents: monthly, period: 'month', about: false }) : '',
    from: '',
  }
  const made = letterText({
    ...standing,
    kind: debt.kind,
    amount: debt.due,
    monthly: monthly > 0 ? monthly : null,
    from: null,
  })
  return {
    id,
    today,
    contact: contact && {
      mayCall: contact.mayCall,
      mayMessage: contact.mayMessage,
      mayWrite: contact.mayWrite,
      addressHidden: contact.addressHidden,
    },
    debt: {
      id: debt.id,
      title: debt.label || DEBT_KINDS[debt.kind],
      stage: STAGES[debt.stage],
      contestable: debt.stage === 'contestable',
      actBy: debt.actBy,
    },
    standing,
    made,
    why:
      proposed.kind === 'unknown'
        ? `Aucun montant n’est proposé. ${missingWords(proposed)}`
        : `Capacité de remboursement du foyer\u00A0: ${writeEuros(capacity.kind === 'known' ? capacity.cents : 0)} ; déjà versé aux autres\u00A0: ${writeEuros(others.kind === 'known' ? others.cents : 0)}. Il reste ${writeEuros(proposed.cents)} au plus. Une estimation.`,
  }
})

/** Nothing is written: the page comes back with the letter, laid out. */
export const action = async (args: ActionFunctionArgs) => {
  let typed: Record<string, string> = {}
  const outcome = await submit(
    acts.writeDelay,
    delayForm,
    async ({ tx, id, params, today, value }) => {
      const { debt } = await readDebt(tx as unknown as Read, id, params['debtId'] ?? '', today)
      if (value.from !== null && value.from < today) throw new Refused({ from: 'Ce jour est passé. Vérifiez-le.' })
      const made = letterText({ ...value, kind: debt.kind })
      const money = (cents: number | null): string => (cents === null ? '' : typeAmount({ cents, period: 'month', about: false }))
      typed = {
        ...value,
        amount: money(value.amount),
        monthly: money(value.monthly),
        from: value.from ?? '',
        text: textOf(value, made),
        made,
      }
      return new Response(null, { status: 204 })
    },
    { again: true },
  )(args)
  return outcome instanceof Response ? data({ errors: {}, values: typed }) : outcome
}

// neutral: a tab, a print queue and a file name may be seen by somebody else
export const meta: Route.MetaFunction = () => [{ title: 'Lettre' }]

/** The letter is the person's: it bears neither the service, nor a worker, nor an address that nobody typed. */
export default function Delay({ loaderData, actionData }: Route.ComponentProps) {
  const { id, today, contact, debt, standing, made } = loaderData
  const text = typedText(actionData, 'text', made)
  return (
    <Frame>
      <Page className="page-resume">
        <div className="resume-actions ne-pas-imprimer">
          <p className="petit">
            <a href={paths.caseFile.debt({ id, debtId: debt.id })}>Budget et dettes</a>
          </p>
          <h1 className="moyen">Demander un délai : {debt.title}</h1>
          <p className="mesure">
            {debt.stage}
            {debt.actBy && `, agir avant le ${writeDate(debt.actBy, today)}`}. La lettre est celle de la personne : elle la relit, la signe
            et l’envoie. Rien n’en est gardé ici.
          </p>
          <p className="mesure">
            <b>Avant d’écrire</b> : une lettre peut valoir reconnaissance de la dette (C. civ., art. 2240, à vérifier).{' '}
            {debt.contestable
              ? 'Celle-ci est notée contestable : contestez-la d’abord.'
              : 'Vérifiez d’abord qu’elle est due, et qu’elle n’est pas trop ancienne.'}
          </p>
          {contact && <DangerPlate {...contact} handedOver />}
          <ErrorSummary errors={actionData?.errors} />
          <DelayFields data={loaderData} state={actionData} />
        </div>
        <A4 label="La lettre">
          <p>{typedText(actionData, 'name', standing.name)}</p>
          <p className="lettre-a">
            À {typedText(actionData, 'creditor', standing.creditor) || '…………………………'}
            <br />
            Le {writeFullDate(today)}
          </p>
          {text.split(/\r?\n\s*\r?\n/).map((part, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- paragraphs of one text, in their order
            <p key={at} className="lettre-texte">
              {part}
            </p>
          ))}
          <p className="lettre-signature">Signature</p>
        </A4>
      </Page>
    </Frame>
  )
}
