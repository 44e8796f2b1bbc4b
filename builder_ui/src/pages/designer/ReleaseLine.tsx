/** One release in a line: its number, when, by whom, and the note. */
import type { Release } from '../../api/bundle'
import { useWords } from '../../i18n/useWords'
import { Moment } from '../../shared/Times'

export function ReleaseLine({ release }: { release: Release }) {
  const { t } = useWords()
  const by = typeof release.by === 'string' ? release.by : release.by?.name
  return (
    <div className="release">
      <strong>{t('designer.release', { seq: release.seq })}</strong>
      <span className="soft small">
        <Moment at={release.at} />
        {by && ` · ${by}`}
      </span>
      {release.note && <span className="small">{release.note}</span>}
    </div>
  )
}
