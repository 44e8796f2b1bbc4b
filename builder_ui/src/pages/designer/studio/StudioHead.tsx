/** The bar above: where one is, what is saved, undo and redo, views, problems. */
import { CheckCircleOutlined, LoadingOutlined, QuestionCircleOutlined, RedoOutlined, UndoOutlined, WarningOutlined } from '@ant-design/icons'
import { Alert, Button, Popover, Tooltip } from 'antd'
import { lazy, memo, Suspense, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../i18n/useWords'
import { ProblemList } from '../ProblemList'
import type { Keyed } from './keys'
import type { Studio } from './studio'
import type { useDraft } from './useDraft'
import type { Problems } from './useProblems'

const KeySheet = lazy(() => import('./KeySheet'))

export type DraftState = Pick<ReturnType<typeof useDraft>, 'state' | 'canUndo' | 'canRedo' | 'undo' | 'redo' | 'settle'>

interface Props extends DraftState, Pick<Studio, 'bundle' | 'name' | 'drafts'> {
  problems: Problems
  keys: readonly Keyed[]
  views: ReactNode
}

/** Drawn again only when something in it changes, not at every edit. */
export const StudioHead = memo(function StudioHead({ bundle, name, drafts, problems, keys, views, ...draft }: Props) {
  const { t, say } = useWords()
  const [sheet, setSheet] = useState(false)
  const [open, setOpen] = useState(false)
  const names = new Map(drafts.map((each) => [`${each.kind}/${each.key}`, say(each.name)]))
  const count = problems.all.filter((each) => each.severity === 'error').length
  const hints = problems.all.length - count
  return (
    <header className="studio-head">
      <div className="studio-title">
        <Link to={`/designer/${bundle}`}>{t('draw.back')}</Link>
        <h1>{say(name)}</h1>
        <span className={`soft small save-${draft.state}`} role="status">
          {t(`draw.save_${draft.state}`)}
        </span>
      </div>
      {views}
      <span className="studio-buttons">
        <Tooltip title={`${t('draw.undo')} Ctrl+Z`}>
          <Button type="text" icon={<UndoOutlined aria-hidden />} disabled={!draft.canUndo} onClick={draft.undo} aria-label={t('draw.undo')} />
        </Tooltip>
        <Tooltip title={`${t('draw.redo')} Ctrl+Shift+Z`}>
          <Button type="text" icon={<RedoOutlined aria-hidden />} disabled={!draft.canRedo} onClick={draft.redo} aria-label={t('draw.redo')} />
        </Tooltip>
        <Button type="text" icon={<QuestionCircleOutlined aria-hidden />} onClick={() => setSheet(true)} aria-label={t('draw.keys')} />
        <Popover
          trigger="click"
          placement="bottomRight"
          open={open}
          onOpenChange={setOpen}
          content={
            <div className="problem-pop">
              {problems.all.length === 0 ? <p>{t('designer.no_problems')}</p> : <ProblemList bundle={bundle} problems={problems.all} names={names} onGo={() => setOpen(false)} />}
            </div>
          }
        >
          <Button danger={count > 0} icon={problems.busy ? <LoadingOutlined aria-hidden /> : count > 0 ? <WarningOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />}>
            {t('designer.problems', { count })}
            {hints > 0 && <span className="hint-count">{t('designer.hints', { count: hints })}</span>}
          </Button>
        </Popover>
        <Link to={`/designer/${bundle}/publish`} tabIndex={-1}>
          <Button type="primary">{t('designer.publish')}</Button>
        </Link>
      </span>
      {draft.state === 'conflict' && (
        <Alert
          className="studio-conflict"
          type="error"
          showIcon
          title={t('draw.conflict')}
          description={t('draw.conflict_help')}
          action={
            <span className="row">
              <Button size="small" onClick={() => void draft.settle('theirs')}>
                {t('draw.take_theirs')}
              </Button>
              <Button size="small" danger onClick={() => void draft.settle('mine')}>
                {t('draw.keep_mine')}
              </Button>
            </span>
          }
        />
      )}
      <Suspense fallback={null}>{sheet && <KeySheet keys={keys} onClose={() => setSheet(false)} />}</Suspense>
    </header>
  )
})
