/** Above the grid: which row answers, columns to add, and the way from and to a spreadsheet. */
import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { lazy, Suspense, useId, useRef, useState } from 'react'
import { exportTable, importTable } from '../../../../api/rules'
import { replaceTable, setHit, setTable } from '../../../../designer/rule/table'
import { useWords } from '../../../../i18n/useWords'
import { useToast } from '../../../../shared/useToast'
import { MenuButton } from '../../../../shared/MenuButton'
import { useRuling } from '../ruling'
import type { Place } from './ColumnDialog'
import { useSheet } from './sheet'

const ColumnDialog = lazy(() => import('./ColumnDialog'))

/** A rule writes one answer: policies that list many are for tables that are only asked. */
const POLICIES = ['FIRST', 'UNIQUE', 'PRIORITY', 'ANY', 'COLLECT']
const SUMS = ['SUM', 'MIN', 'MAX', 'COUNT']

export function TableBar() {
  const { t } = useWords()
  const { edit } = useRuling()
  const { table } = useSheet()
  const [place, setPlace] = useState<Place | null>(null)
  const id = useId()
  const policies = POLICIES.includes(table.hit) ? POLICIES : [...POLICIES, table.hit]
  return (
    <div className="table-bar panel">
      <label htmlFor={`${id}-hit`}>{t('rule.hit')}</label>
      <Select
        id={`${id}-hit`}
        className="table-hit"
        value={table.hit}
        options={policies.map((value) => ({ value, label: t(`hit.${value}`) }))}
        onChange={(next: string) => edit(setHit(next))}
        aria-describedby={`${id}-help`}
      />
      {table.hit === 'COLLECT' && (
        <Select
          aria-label={t('rule.sum')}
          value={table.agg ?? undefined}
          placeholder={t('rule.sum')}
          status={table.agg ? undefined : 'error'}
          options={SUMS.map((value) => ({ value, label: t(`hit.${value}`) }))}
          onChange={(next: string) => edit(setTable('agg', next))}
        />
      )}
      <span id={`${id}-help`} className="soft small hit-help">
        {t(`hit.${table.hit}_help`)}
      </span>
      <span className="table-buttons">
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setPlace({ kind: 'input', at: table.inputs.length, isNew: true })}>
          {t('rule.add_input')}
        </Button>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setPlace({ kind: 'output', at: table.outputs.length, isNew: true })}>
          {t('rule.add_output')}
        </Button>
        <Files />
      </span>
      {place && (
        <Suspense fallback={null}>
          <ColumnDialog place={place} onClose={() => setPlace(null)} />
        </Suspense>
      )}
    </div>
  )
}

function Files() {
  const { t } = useWords()
  const toast = useToast()
  const { document, edit } = useRuling()
  const { table } = useSheet()
  const file = useRef<HTMLInputElement | null>(null)
  const save = async (format: 'xlsx' | 'csv') => {
    const blob = await exportTable(table, document.key, format).catch((problem: unknown) => toast.failed(problem))
    if (!blob) return
    const link = globalThis.document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = `${document.key}.${format}`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const bring = async (chosen: File) => {
    const sheet = await importTable(chosen, document.body.form).catch((problem: unknown) => toast.failed(problem))
    if (!sheet) return
    const [first] = sheet.problems
    if (sheet.table) edit(replaceTable(sheet.table))
    if (first) toast.show(t('rule.import_problems', { count: sheet.problems.length, cell: first.cell, message: first.message }))
    else toast.done(t('rule.imported'))
  }
  const items = (['xlsx', 'csv'] as const).map((format) => ({ key: format, label: t(`rule.export_${format}`), onClick: () => void save(format) }))
  return (
    <>
      <MenuButton menu={{ items }}>
        <Button size="small" icon={<DownloadOutlined aria-hidden />}>
          {t('rule.export')}
        </Button>
      </MenuButton>
      <Button size="small" icon={<UploadOutlined aria-hidden />} onClick={() => file.current?.click()}>
        {t('rule.import')}
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label={t('rule.import')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) void bring(chosen)
          event.target.value = ''
        }}
      />
    </>
  )
}
