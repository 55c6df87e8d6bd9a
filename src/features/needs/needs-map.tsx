import { joinNames } from '#core/french.ts'
import { Table } from '#ui/table.tsx'
import { axes, issueDomains, issueStatuses } from './model.ts'
import type { Axis, Need } from './model.ts'

/** The map of the needs: a line for each domain, a column for each axis; what stands on several axes is what links them. */
export const NeedsMap = ({ needs }: { needs: readonly Need[] }) => {
  const domains = [...new Set(needs.map((need) => need.domain))]
  const cell = (domain: Need['domain'], axis: Axis) => {
    const here = needs.filter((need) => need.domain === domain && need.axes.includes(axis))
    return here.map((need) => (
      <p key={need.id} className="petit">
        {need.primary ? <b>{need.topic}</b> : need.topic}
        {need.axes.length > 1 && `, aussi ${joinNames(need.axes.filter((one) => one !== axis).map((one) => axes[one]))}`}{' '}
        <span className="doux">{issueStatuses[need.status].toLowerCase()}</span>
      </p>
    ))
  }
  return (
    <div className="haut-3">
      <Table
        caption="La carte des besoins"
        columns={[
          { key: 'domain', title: 'Domaine', head: true, cell: (domain: Need['domain']) => issueDomains[domain] },
          ...(Object.keys(axes) as Axis[]).map((axis) => ({
            key: axis,
            title: `Difficulté ${axes[axis]}`,
            cell: (domain: Need['domain']) => cell(domain, axis),
          })),
        ]}
        rows={domains}
        rowKey={(domain) => domain}
      />
      <p className="petit doux">« Aussi » relie ce qui tient à plusieurs axes. En gras : ce qui compte d’abord.</p>
    </div>
  )
}
