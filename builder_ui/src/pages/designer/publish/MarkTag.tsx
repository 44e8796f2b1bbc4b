/** What happened to one thing, in a word and a colour. */
import type { Mark } from '../../../designer/difference'
import { useWords } from '../../../i18n/useWords'

export function MarkTag({ mark, moved }: { mark: Mark; moved: boolean }) {
  const { t } = useWords()
  return (
    <>
      {mark !== 'same' && <span className={`mark mark-${mark}`}>{t(`publish.${mark}`)}</span>}
      {moved && <span className="mark mark-moved">{t('publish.moved')}</span>}
    </>
  )
}
