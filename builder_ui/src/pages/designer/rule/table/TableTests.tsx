/** Tests in the table itself: for these values this must be the answer; each is tried after every edit. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import type { TestResult } from '../../../../api/rules'
import type { Name } from '../../../../designer/names'
import { put } from '../../../../designer/ordered'
import { pathOf } from '../../../../designer/rule/columns'
import type { TableTest } from '../../../../designer/rule/document'
import { printValue, type CellWords } from '../../../../designer/rule/value'
import { addTest, removeTest, setTest } from '../../../../designer/rule/table'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../../studio/studio'
import { Answered } from '../Atoms'
import { useRuling } from '../ruling'
import { useSheet } from './sheet'
import { ValueInput } from './ValueInput'

const TEST_ORDER = ['id', 'when', 'then', 'now']

export function TableTests() {
  const { t, say } = useWords()
  const { edit } = useRuling()
  const { table, names, report } = useSheet()
  const { names: fields } = useStudio()
  const tests = table.tests ?? []
  const asked = askedBy(table.inputs.map((input) => input.expr), fields)
  const outputs = names.slice(table.inputs.length)
  const results = new Map(report?.tests.map((result) => [result.index, result]))
  const blank = (): TableTest => ({ when: {}, then: Object.fromEntries(table.outputs.map((output) => [output.name, null])) })
  return (
    <div className="proof-part">
      <p className="soft small">{t('rule.tests_note')}</p>
      {tests.length > 0 && (
        // Wide tables scroll: the keyboard must reach them.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="tests" tabIndex={0} role="region" aria-label={t('rule.tests', { count: tests.length })}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('rule.test_result')}</th>
                {asked.map((name) => (
                  <th key={name.id} scope="col">
                    {say(name.label)}
                  </th>
                ))}
                <th scope="col" colSpan={outputs.length}>
                  {t('rule.expected')}
                </th>
                <th>
                  <span className="sr-only">{t('common.edit')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tests.map((test, index) => (
                // Its place is what a test is.
                // oxlint-disable-next-line react/no-array-index-key
                <TestRow key={index} index={index} test={test} asked={asked} outputs={outputs} result={results.get(index)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => edit(addTest(blank()))}>
        {t('rule.add_test')}
      </Button>
    </div>
  )
}

/** The names that the questions read, each once. */
function askedBy(exprs: readonly unknown[], fields: readonly Name[]): Name[] {
  const paths = [...new Set(exprs.flatMap(readBy))]
  return paths.map((path) => fields.find((name) => name.id === path) ?? { id: path, label: { zh: path }, sort: 'text' })
}

function readBy(expr: unknown): string[] {
  const own = pathOf(expr)
  if (own !== null) return [own]
  if (Array.isArray(expr)) return expr.flatMap(readBy)
  return typeof expr === 'object' && expr !== null ? Object.values(expr).flatMap(readBy) : []
}

interface RowProps {
  index: number
  test: TableTest
  asked: readonly Name[]
  outputs: readonly Name[]
  result: TestResult | undefined
}

function TestRow({ index, test, asked, outputs, result }: RowProps) {
  const { t, say } = useWords()
  const { edit } = useRuling()
  const { table, words } = useSheet()
  const set = (key: 'when' | 'then', value: unknown) => edit(setTest(index, put(test, key, value, TEST_ORDER)), `test:${index}:${key}`)
  const then = test.then
  const single = then !== null && typeof then === 'object' && !Array.isArray(then)
  return (
    <tr>
      <td>
        <Answered holds={result ? result.passed : null} />
        {result && !result.passed && (
          <div className="small test-found">
            {result.message ?? t('rule.test_found', { found: told(result.found, outputs, words) || t('rule.no_answer') })}
            {result.message === null && (
              <Button size="small" type="link" onClick={() => set('then', result.found)}>
                {t('rule.test_take')}
              </Button>
            )}
          </div>
        )}
      </td>
      {asked.map((name) => (
        <td key={name.id}>
          <ValueInput name={name} value={test.when[name.id] ?? null} label={`${t('rule.test', { number: index + 1 })} ${say(name.label)}`} onChange={(next) => set('when', put(test.when, name.id, next ?? undefined, []))} />
        </td>
      ))}
      {single ? (
        outputs.map((name) => (
          <td key={name.id}>
            <ValueInput name={name} value={(then as Record<string, unknown>)[name.id] ?? null} label={`${t('rule.test', { number: index + 1 })} ${t('rule.expected')} ${say(name.label)}`} onChange={(next) => set('then', { ...(then as object), [name.id]: next })} />
          </td>
        ))
      ) : (
        <td colSpan={outputs.length}>{then === null ? t('rule.no_answer') : <Input readOnly value={JSON.stringify(then)} aria-label={t('rule.expected')} />}</td>
      )}
      <td className="nowrap">
        <Checkbox checked={then === null} onChange={(event) => set('then', event.target.checked ? null : Object.fromEntries(table.outputs.map((output) => [output.name, null])))}>
          {t('rule.no_answer')}
        </Checkbox>
        <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('draw.remove', { name: t('rule.test', { number: index + 1 }) })} onClick={() => edit(removeTest(index))} />
      </td>
    </tr>
  )
}

/** An answer by the labels of its columns; one of many rows as it stands. */
function told(found: unknown, outputs: readonly Name[], words: CellWords): string {
  if (found === null || found === undefined) return ''
  if (Array.isArray(found)) return JSON.stringify(found)
  return outputs.map((name) => `${words.say(name.label)} = ${printValue((found as Record<string, unknown>)[name.id], name, words) || '—'}`).join(', ')
}
