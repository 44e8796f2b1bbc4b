/** The form renderer as people meet it: labels, conditions, money, tables, errors. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { Suspense, useEffect } from 'react'
import { expect, test, vi } from 'vitest'
import type { FieldView } from '../api/form'
import { Problem } from '../api/problem'
import { FormFields } from './FormFields'
import { PlaceContext } from './place'
import { useForm, type FormState } from './useForm'

const text = (zh: string) => ({ zh, en: zh })
const options = [
  { id: 'broken', label: text('破损') },
  { id: 'other', label: text('其他') },
]
const FIELDS: FieldView[] = [
  { id: 'reason', type: 'select', label: text('原因'), required: true, config: { options } },
  { id: 'amount', type: 'money', label: text('金额'), required: true, config: { max: 50000 } },
  { id: 'why', type: 'text', label: text('说明'), visible: { '==': [{ var: 'reason' }, 'other'] }, required: true, config: {} },
  { id: 'fee', type: 'formula', label: text('手续费'), config: { shown_as: 'money', expression: { '*': [{ var: 'amount' }, 0.1] } } },
  {
    id: 'items',
    type: 'subtable',
    label: text('明细'),
    config: { fields: [{ id: 'qty', type: 'integer', label: text('数量'), required: true, config: { min: 1 } }] },
  },
  { id: 'code', type: 'auto_no', label: text('流水号'), config: {} },
]

let form: FormState

function Host({ fields }: { fields: FieldView[] }) {
  const own = useForm({ fields, sections: [] })
  useEffect(() => {
    form = own
  })
  return <FormFields form={own} />
}

/** Waits for the widgets, which are fetched when a form asks for them. */
async function show(fields = FIELDS) {
  const place = { kind: 'public', upload: { path: '/files' } } as const
  await act(async () => {
    render(
      <PlaceContext value={place}>
        <Suspense fallback="…">
          <Host fields={fields} />
        </Suspense>
      </PlaceContext>,
    )
  })
  await screen.findByText('金额', {}, { timeout: 10_000 })
}

test('every control carries its label, and what the server issues is not asked for', async () => {
  await show()
  expect(screen.getByLabelText(/金额/)).toBeDefined()
  expect(screen.getByLabelText('破损')).toBeDefined()
  expect(screen.queryByText('流水号')).toBeNull()
})

test('a field appears when its condition holds and is gone again when it does not', async () => {
  await show()
  expect(screen.queryByLabelText(/说明/)).toBeNull()
  fireEvent.click(screen.getByLabelText('其他'))
  expect(screen.getByLabelText(/说明/)).toBeDefined()
  fireEvent.click(screen.getByLabelText('破损'))
  expect(screen.queryByLabelText(/说明/)).toBeNull()
})

test('money is typed in 元 and sent in 分, and a formula follows', async () => {
  await show()
  fireEvent.click(screen.getByLabelText('破损'))
  fireEvent.change(screen.getByLabelText(/金额/), { target: { value: '19.99' } })
  expect(form.collect()).toEqual({ reason: 'broken', amount: 1999 })
  expect(screen.getByText('¥2.00')).toBeDefined()
})

test('what is missing is said at the field, and the first such field gets the focus', async () => {
  await show()
  let sent: unknown
  act(() => {
    sent = form.collect()
  })
  expect(sent).toBeNull()
  expect(screen.getAllByRole('alert')).toHaveLength(2)
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('破损')))
  fireEvent.click(screen.getByLabelText('破损'))
  expect(screen.getAllByRole('alert')).toHaveLength(1)
})

test("the server's errors stand at their fields, also inside a table", async () => {
  await show()
  fireEvent.click(screen.getByText('添加一行'))
  const errors = [{ pointer: '/data/items/0/qty', code: 'max', message: '超过可退数量' }]
  act(() => {
    expect(form.refuse(new Problem(422, { errors }))).toBe(true)
  })
  expect(screen.getByText('超过可退数量')).toBeDefined()
  const cell = screen.getByLabelText(/数量/)
  expect(cell.getAttribute('aria-invalid')).toBe('true')
})

test('a type without a widget shows its value and asks nothing', async () => {
  await show([...FIELDS.slice(1, 2), { id: 'x', type: 'hologram', label: text('全息'), config: {} }])
  expect(screen.getByText('此字段暂不能在这里显示')).toBeDefined()
})
