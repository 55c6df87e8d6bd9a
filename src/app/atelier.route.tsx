import { Atelier } from '#ui/atelier.tsx'

export const meta = () => [{ title: 'Composants et états — Aparté' }]

/** Every component of the design system with its states: no data, no session. */
export default function AtelierPage() {
  return <Atelier />
}
