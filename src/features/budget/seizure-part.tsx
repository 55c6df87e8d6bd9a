import { joinNames, writeEuros } from '#core/french.ts'
import type { Person } from '#rules/budget/budget.ts'
import type { Dependants, SeizablePay } from '#rules/budget/seizure.ts'
import { Section } from '#ui/page.tsx'
import { figureEuros, missingWords } from './words.ts'

const nameOf = ({ name, role }: Person): string => name || (role === 'child' ? 'un enfant' : 'un adulte')

/** « Avec 2 personnes à charge : Léa et Noé. » ; who may be one more, and what is missing to tell. */
export const inChargeWords = ({ sure, unsure }: Dependants): string =>
  [
    sure.length === 0
      ? 'Avec personne à charge.'
      : `Avec ${sure.length} personne${sure.length > 1 ? 's' : ''} à charge : ${joinNames(sure.map(nameOf))}.`,
    ...unsure.map((one) =>
      one.role === 'child'
        ? `${nameOf(one)} : son âge n’est pas noté.`
        : `${nameOf(one)} compte en plus si ses ressources propres sont sous le RSA d’une personne seule : à demander, même 0.`,
    ),
  ].join(' ')

const partWords = ({ least, most }: SeizablePay): string =>
  least.kind === 'known' && most.kind === 'known' && least.cents !== most.cents
    ? `entre ${writeEuros(least.cents)} et ${writeEuros(most.cents)}`
    : figureEuros(most)

/** What a seizure may take of each pay, with who is in charge; nothing where nobody has one. `running`: a seizure is noted among the debts. */
export const SeizablePays = ({ pays, running = false }: { pays: readonly SeizablePay[]; running?: boolean }) =>
  pays.length > 0 && (
    <Section
      id="h-saisie"
      title={running ? 'Une saisie court : ce qu’elle peut prendre' : 'Si un salaire est saisi'}
      end="par mois, estimation"
    >
      <ul className="lignes">
        {pays.map((one) => (
          <li key={one.person.id}>
            {nameOf(one.person)} : <b>{partWords(one)}</b> au plus sur {figureEuros(one.pay)}.
            <p className="petit">
              {inChargeWords(one.dependants)} {missingWords(one.pay)}
            </p>
          </li>
        ))}
      </ul>
      <p className="petit doux">
        Barème du Code du travail, R3252-2 et R3252-3, sur le net du mois, comme s’il valait toute l’année. Il reste toujours le RSA d’une
        personne seule. Une pension alimentaire peut se saisir au-delà.
      </p>
    </Section>
  )
