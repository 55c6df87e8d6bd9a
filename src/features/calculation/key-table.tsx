import { Actions, Button } from '#ui/button.tsx'
import { Empty } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'

type Shown = {
  readonly id: string
  readonly name: string
  readonly created: string
  readonly createdBy: string
  readonly used: string | null
  readonly revoked: string | null
  readonly revokedBy: string | null
}

/** Every key, the revoked ones too: who made it, when it last served, and the way to end it. */
export const KeyTable = ({ keys }: { keys: readonly Shown[] }) =>
  keys.length === 0 ? (
    <Empty title="Aucune clé pour l’instant." />
  ) : (
    <Table
      caption="Clés d’accès au calcul"
      hideCaption
      rows={keys}
      rowKey={(key) => key.id}
      columns={[
        { key: 'name', title: 'Nom', head: true, cell: (key) => key.name },
        {
          key: 'created',
          title: 'Créée',
          cell: (key) => (
            <>
              <span className="nb">{key.created}</span>
              <br />
              <span className="petit doux">par {key.createdBy}</span>
            </>
          ),
        },
        { key: 'used', title: 'Dernier usage', cell: (key) => (key.used ? <span className="nb">{key.used}</span> : 'jamais') },
        {
          key: 'state',
          title: 'État',
          cell: (key) =>
            key.revoked ? (
              <>
                <Tag kind="non">retirée</Tag>
                <br />
                <span className="petit doux">
                  {key.revoked}, par {key.revokedBy}
                </span>
              </>
            ) : (
              <Actions>
                <Tag kind="ouvert">en service</Tag>
                <form method="post" className="nb">
                  <input type="hidden" name="intent" value="revoke" />
                  <Button small name="id" value={key.id} label={`Retirer la clé ${key.name}`}>
                    Retirer
                  </Button>
                </form>
              </Actions>
            ),
        },
      ]}
    />
  )
