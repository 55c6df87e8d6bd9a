import { noticeLabels, noticeLooks } from '#features/night/model.ts'
import type { NightNotice } from '#features/night/queries.server.ts'
import { LinkButton } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import type { Head } from './model.ts'

/** What the night found and nobody has put aside; not there when there is nothing. */
export const NewsPart = ({ head, news, canWrite }: { head: Head; news: readonly NightNotice[]; canWrite: boolean }) =>
  news.length === 0 ? null : (
    <Section id="h-droits-bougent" title="Les droits bougent" href={paths.caseFile.rights({ id: head.id })}>
      <ul className="lignes">
        {news.map((one) => (
          <li key={one.id}>
            <Tag kind={noticeLooks[one.kind]}>{noticeLabels[one.kind]}</Tag> {one.right}
            {one.who && `, ${one.who}`} {one.sentence}. <span className="doux">{one.why}</span>
            {canWrite && (
              <div className="actions">
                <LinkButton small look="nu" href={paths.night.dismiss({ id: one.id })} label={`Écarter : ${one.right} ${one.sentence}`}>
                  Écarter
                </LinkButton>
              </div>
            )}
          </li>
        ))}
        {news.some((one) => one.estimate) && <li className="petit doux">Estimation, ne vaut pas décision.</li>}
      </ul>
    </Section>
  )
