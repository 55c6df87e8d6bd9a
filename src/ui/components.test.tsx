import { readFileSync, readdirSync } from 'node:fs'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Agenda, AgendaNow, AgendaRow } from './agenda.tsx'
import { Atelier } from './atelier.tsx'
import { Band, DemoBand } from './band.tsx'
import { Button } from './button.tsx'
import { Choice, Triage } from './choice.tsx'
import { DangerPlate, DangerTag } from './danger.tsx'
import { Deadlines } from './deadlines.tsx'
import { Field, Select, TextArea } from './field.tsx'
import { HouseholdHead } from './household-head.tsx'
import { Icon, iconNames } from './icons.tsx'
import { ErrorSummary, Message } from './messages.tsx'
import { Rubric, Section } from './page.tsx'
import { Apart, WhoSees } from './readers.tsx'
import { Pagination, Table } from './table.tsx'
import { Tag } from './tag.tsx'

const html = (element: ReactElement): string => renderToStaticMarkup(element)
const here = new URL('.', import.meta.url)

describe('icons', () => {
  const sprite = readFileSync(new URL('sprite.svg', here), 'utf8')
  const ids = [...sprite.matchAll(/symbol id="([^"]+)"/g)].map((found) => found[1])
  it('has a symbol for each name of the type and no other', () => {
    expect(iconNames.toSorted()).toEqual(ids.toSorted())
    expect(ids.length).toBeGreaterThan(45)
  })
  it('is hidden beside a word and named when alone', () => {
    expect(html(<Icon name="oeil" />)).toMatch(/aria-hidden="true".*href="[^"]*sprite[^"]*#oeil"/)
    expect(html(<Icon name="rideau" label="Rideau" />)).toMatch(/role="img" aria-label="Rideau"/)
  })
})

describe('fields', () => {
  it('binds label, help and error, and keeps what was typed', () => {
    const text = html(<Field name="date" label="Date de l’audience" value="31 juin" error="Juin n’a que 30 jours." help="Jour et mois" />)
    expect(text).toContain('<label for="champ-date">')
    expect(text).toContain('value="31 juin"')
    expect(text).toContain('aria-invalid="true"')
    expect(text).toContain('aria-describedby="champ-date-erreur champ-date-aide"')
    expect(text).toContain('id="champ-date-erreur"')
    expect(text).toContain('id="champ-date-aide"')
  })
  it('says nothing of errors when there is none, and marks what is optional in words', () => {
    const text = html(<Field name="tel" label="Téléphone" optional type="tel" />)
    expect(text).not.toContain('aria-invalid')
    expect(text).not.toContain('aria-describedby')
    expect(text).toContain('facultatif')
    expect(text).toContain('autoComplete="off"')
  })
  it('does the same for several lines and lists', () => {
    expect(html(<TextArea name="mots" label="Ses mots" value="« Oui »" error="Trop long." />)).toMatch(
      /aria-invalid="true".*« Oui »<\/textarea>/,
    )
    expect(
      html(
        <Select
          name="s"
          label="Secteur"
          value="b"
          options={[
            { value: 'a', label: 'A' },
            { group: 'G', options: [{ value: 'b', label: 'B' }] },
          ]}
        />,
      ),
    ).toContain('<option value="b" selected="">')
  })
  it('leads from the summary to each field', () => {
    const text = html(<ErrorSummary errors={{ date: 'Juin n’a que 30 jours.', '': 'Le serveur ne répond pas.', vide: undefined }} />)
    expect(text).toContain('role="alert"')
    expect(text).toContain('href="#champ-date"')
    expect(text).toContain('<li>Le serveur ne répond pas.</li>')
    expect(text).toContain('2 points')
    expect(html(<ErrorSummary errors={{}} />)).toBe('')
    // what was written is said to be there where something could be written
    expect(text).toContain('ce que vous avez écrit est toujours là')
    expect(html(<ErrorSummary errors={{ '': 'C’est déjà fait.' }} actAlone />)).not.toContain('écrit')
    // The target exists for a choice too: its first control.
    expect(html(<Choice name="date" legend="Quand ?" options={[{ value: 'a', label: 'A' }]} />)).toContain('id="champ-date"')
  })
})

describe('choices', () => {
  it('are real controls in a named group', () => {
    const text = html(
      <Choice
        name="appel"
        legend="Appel"
        value="non"
        options={[
          { value: 'oui', label: 'Oui' },
          { value: 'non', label: 'Non', icon: 'telbarre' },
        ]}
        error="À demander."
      />,
    )
    expect(text).toContain('<legend class="etiquette">Appel</legend>')
    expect(text.match(/type="radio"/g)).toHaveLength(2)
    expect(text).toMatch(/data-facultatif="" checked="" value="non"|checked="" [^>]*value="non"|value="non"[^>]*checked=""/)
    expect(text).toContain('aria-describedby="champ-appel-erreur"')
    expect(
      html(
        <Choice
          name="m"
          legend="M"
          multiple
          value={['b']}
          options={[
            { value: 'a', label: 'A' },
            { value: 'b', label: 'B' },
          ]}
        />,
      ).match(/type="checkbox"/g),
    ).toHaveLength(2)
  })
  it('gives each urgency its figure', () => {
    expect(html(<Triage name="u" legend="Quand ?" levels={[{ value: 'x', title: 'Tout de suite', criteria: 'Danger.' }]} />)).toContain(
      'data-touche="1"',
    )
  })
})

describe('danger', () => {
  it('shows only the bans that were said, and nothing without any', () => {
    const text = html(<DangerPlate mayCall={false} mayMessage={null} mayWrite addressHidden sentence="Joindre par SMS." />)
    expect(text).toContain('aria-label="Danger : consignes de contact"')
    expect(text).toContain('Ne pas appeler')
    expect(text).not.toContain('message')
    expect(text).not.toContain('Ne pas écrire')
    expect(text).toContain('Adresse masquée')
    expect(html(<DangerPlate mayCall mayMessage={null} />)).toBe('')
    expect(html(<DangerTag mayCall={false} mayMessage={false} />)).toContain('Ne pas appeler · pas de message')
    expect(html(<DangerTag mayCall />)).toBe('')
  })
  it('prints inside the service only', () => {
    expect(html(<DangerPlate mayCall={false} handedOver />)).toContain('ne-pas-imprimer')
    expect(html(<DangerPlate mayCall={false} />)).not.toContain('ne-pas-imprimer')
  })
  it('comes before the tabs of the household', () => {
    const text = html(
      <HouseholdHead
        household="Foyer Aubertin"
        name="Céline Aubertin"
        isTitle
        sees={{ kind: 'alone' }}
        danger={{ mayCall: false }}
        tabs={[{ href: '/d/1', label: 'Vue d’ensemble', current: true, key: 'V' }]}
      />,
    )
    expect(text.indexOf('Ne pas appeler')).toBeLessThan(text.indexOf('Vue d’ensemble'))
    expect(text).toContain('<h1>Céline Aubertin')
    expect(text).toContain('aria-current="page" data-aller="v"')
  })
})

describe('the rest', () => {
  it('says why a button cannot be used, and lets it do nothing', () => {
    const text = html(<Button disabledBecause="L’adresse est masquée.">Envoyer</Button>)
    expect(text).toContain('type="button"')
    expect(text).toContain('aria-disabled="true"')
    expect(text).toMatch(/aria-describedby="([^"]+)".*id="\1">L’adresse est masquée\./)
  })
  it('works without JavaScript: search by GET, curtain by POST', () => {
    const text = html(
      <Band
        nav={[{ href: '/', label: 'Ma journée', current: true }]}
        search={{ action: '/chercher', label: 'Chercher' }}
        me={{ name: 'Solène Kerbrat', function: 'assistante sociale' }}
      />,
    )
    expect(text).toContain('role="search" action="/chercher" method="get"')
    expect(text).toContain('data-rideau="" action="/rideau" method="post"')
    expect(text).toContain('aria-current="page"')
  })
  it('names readers, tables, messages, states', () => {
    expect(
      html(
        <Apart readers={['vous', 'Hélène Prigent']}>
          <p>Secret.</p>
        </Apart>,
      ),
    ).toMatch(/Début de passage à part.*À part : (<!-- -->)?vous et Hélène Prigent/)
    expect(html(<WhoSees kind="several" count={3} lines={['Vous']} />)).toContain('Visible par 3 personnes')
    expect(html(<WhoSees kind="closed" href="/acces" />)).toContain('Fermé')
    const table = html(
      <Table
        caption="Dettes"
        rows={[{ id: '1', who: 'CAF' }]}
        rowKey={(row) => row.id}
        columns={[{ key: 'who', title: 'À qui', head: true, cell: (row) => row.who }]}
      />,
    )
    expect(table).toContain('<caption>Dettes</caption>')
    expect(table).toContain('<th scope="row">CAF</th>')
    expect(table).toContain('tabindex="0"')
    expect(html(<Message undo={{ action: '/annuler' }}>Note rangée.</Message>)).toMatch(/role="status".*data-annuler/)
    expect(html(<Tag kind="delai">avant le 24 juin</Tag>)).toContain('#sablier')
    expect(
      html(
        <Section id="h-a" title="À ranger">
          rien
        </Section>,
      ),
    ).toMatch(/aria-labelledby="h-a".*<h2 id="h-a">/)
    expect(html(<Rubric title="Fil" end="Détail" href="/fil" />)).toContain('<a class="fin" href="/fil">')
    expect(html(<Pagination page={2} pages={3} href={(page) => `?page=${page}`} label="Pages" />)).toMatch(
      /href="\?page=1".*Page 2 sur 3.*href="\?page=3"/,
    )
    expect(html(<Pagination page={1} pages={1} href={String} label="Pages" />)).toBe('')
    expect(html(<DemoBand />)).toContain('Démonstration')
    expect(
      html(
        <Agenda>
          <AgendaNow time="9 h 12" />
          <AgendaRow time="9 h 30" who="Mme Aubertin" next />
        </Agenda>,
      ),
    ).toContain('class="suivant"')
  })
  it('numbers deadlines the same on the frieze and in the list, by date', () => {
    const text = html(
      <Deadlines
        today="2026-06-16"
        items={[
          { id: 'b', due: '2026-08-03', title: 'Indu' },
          { id: 'a', due: '2026-06-18', title: 'Fonds logement' },
        ]}
      />,
    )
    expect(text).toMatch(
      /class="tot"><span class="no">1<\/span><span class="j">J\u00A0−\u00A02<small>jeu\.\u00A018<\/small>.*Fonds logement/,
    )
    expect(text).toContain('<svg class="horizon" aria-hidden="true"')
  })
})

describe('the content security policy', () => {
  it('finds no inline style, script or handler in any component, on the board that shows them all', () => {
    const text = html(<Atelier />)
    expect(text).not.toMatch(/\sstyle=|<script|<style|\son\w+=/)
    for (const file of readdirSync(here).filter((name) => name.endsWith('.tsx') && !name.includes('.test.')))
      expect(readFileSync(new URL(file, here), 'utf8'), file).not.toMatch(/\bstyle=\{|dangerouslySetInnerHTML|\bon[A-Z]\w+=\{/)
  })
  it('keeps each id once on the board', () => {
    const ids = [...html(<Atelier />).matchAll(/\sid="([^"]+)"/g)].map((found) => found[1])
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
  })
})
