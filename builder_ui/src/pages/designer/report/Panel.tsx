/** What can be set for the selected block; for nothing selected, of the report and its chart. */
import { Select } from 'antd'
import { useId } from 'react'
import { blocksOf, setBlock, setBody, setMetric, setName } from '../../../designer/report/commands'
import type { DimensionBlock, MeasureBlock } from '../../../designer/report/document'
import { grainsOf } from '../../../designer/report/offers'
import { useWords } from '../../../i18n/useWords'
import { Settings } from '../studio/Settings'
import { useStudio } from '../studio/studio'
import { useDrawing } from './drawing'

export function Panel() {
  const { t } = useWords()
  const { document, selection } = useDrawing()
  const block = selection && blocksOf(document.body, selection.well).find((each) => each.id === selection.id)
  return (
    <div className="panel" role="region" aria-label={t('draw.properties')}>
      {block && ('field' in block ? <DimensionPanel key={block.id} block={block} /> : <MeasurePanel key={block.id} block={block} />)}
      {!block && <ReportPanel />}
    </div>
  )
}

function MeasurePanel({ block }: { block: MeasureBlock }) {
  const { t, say } = useWords()
  const { catalogue, schema } = useStudio()
  const { edit } = useDrawing()
  const id = useId()
  const kinds = catalogue.metrics.kinds
  const kind = kinds.find((each) => each.type === block.type)
  const settings = Object.keys(kind?.config.properties ?? {})
  const known = (type: string) => Object.keys(kinds.find((each) => each.type === type)?.config.properties ?? {})
  const measure = schema.properties?.body?.properties?.measures?.items ?? {}
  return (
    <>
      <h2>{say(block.label) || say(kind?.label)}</h2>
      <Settings id={`${id}-label`} schema={measure} keys={['label']} value={block as never} onChange={(next) => edit(setBlock('measures', block.id, 'label', next.label), `measure:${block.id}`)} />
      <div className="setting" data-setting="type">
        <label className="setting-label" htmlFor={`${id}-type`}>
          {t('report.metric')}
        </label>
        <Select id={`${id}-type`} value={block.type} options={kinds.map((each) => ({ value: each.type, label: say(each.label) }))} onChange={(type: string) => edit(setMetric(block.id, type, known(type)))} />
      </div>
      {kind && settings.length > 0 && (
        <Settings
          id={`${id}-config`}
          schema={kind.config}
          value={block.config ?? {}}
          onChange={(next, key) => edit(setBlock('measures', block.id, 'config', next), `measure:${block.id}:${key}`)}
        />
      )}
    </>
  )
}

function DimensionPanel({ block }: { block: DimensionBlock }) {
  const { t, say } = useWords()
  const { names, schema } = useStudio()
  const { edit } = useDrawing()
  const id = useId()
  const name = names.find((each) => each.id === block.field)
  const grains = grainsOf(name)
  const dimension = schema.properties?.body?.properties?.dimensions?.items ?? {}
  return (
    <>
      <h2>{say(block.label) || say(name?.label) || block.field}</h2>
      <Settings id={`${id}-label`} schema={dimension} keys={['label']} value={block as never} onChange={(next) => edit(setBlock('dimensions', block.id, 'label', next.label), `dimension:${block.id}`)} />
      {grains.length > 0 && (
        <div className="setting" data-setting="grain">
          <label className="setting-label" htmlFor={`${id}-grain`}>
            {t('report.grain')}
          </label>
          <Select id={`${id}-grain`} value={block.grain ?? 'day'} options={grains.map((grain) => ({ value: grain, label: t(`report.grain_${grain}`) }))} onChange={(grain: string) => edit(setBlock('dimensions', block.id, 'grain', grain))} />
        </div>
      )}
    </>
  )
}

function ReportPanel() {
  const { t, say } = useWords()
  const { catalogue, schema } = useStudio()
  const { document, edit } = useDrawing()
  const id = useId()
  const { chart } = document.body
  const kind = catalogue.charts.kinds.find((each) => each.type === chart.type)
  const settings = Object.keys(kind?.config.properties ?? {})
  return (
    <>
      <h2>{t('report.settings')}</h2>
      <Settings id={`${id}-name`} schema={schema} keys={['name']} value={{ name: document.name }} onChange={(next) => edit(setName(next.name as typeof document.name), 'name')} />
      {kind && settings.length > 0 && (
        <>
          <h3 className="panel-part">
            {say(kind.label)} · {t('report.chart_settings')}
          </h3>
          <Settings id={`${id}-chart`} schema={kind.config} value={chart.config ?? {}} onChange={(next) => edit(setBody('chart', { ...chart, config: next }))} />
        </>
      )}
    </>
  )
}
