/** What a routing matrix asks: its columns; taking one away takes it out of every row. */
import { DeleteOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { ANY } from '../../../../designer/rule/cell'
import { askable, inputName } from '../../../../designer/rule/columns'
import type { Input } from '../../../../designer/rule/document'
import { useWords } from '../../../../i18n/useWords'
import { useStudio } from '../../studio/studio'
import type { PartProps } from '../parts'
import { routesOf } from '../routing'

export function Part({ value, body, onBody }: PartProps) {
  const { t, say } = useWords()
  const { names } = useStudio()
  const inputs = Array.isArray(value) ? (value as Input[]) : []
  const routes = routesOf(body)
  const add = (path: string) => onBody({ inputs: [...inputs, { expr: { var: path } }], routes: routes.map((route) => ({ ...route, when: [...route.when, ANY] })) })
  const away = (index: number) => onBody({ inputs: inputs.toSpliced(index, 1), routes: routes.map((route) => ({ ...route, when: route.when.toSpliced(index, 1) })) })
  return (
    <div className="row">
      {inputs.map((input, index) => {
        const name = say(inputName(input, names).label)
        return (
          <span key={name + String(index)} className="asked">
            {name}
            <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={t('draw.remove', { name })} onClick={() => away(index)} />
          </span>
        )
      })}
      <Select<string> className="block-add" aria-label={t('policy.add_input')} placeholder={t('policy.add_input')} value={null} showSearch={{ optionFilterProp: 'label' }} options={askable(names).map((name) => ({ value: name.id, label: say(name.label) }))} onChange={add} />
    </div>
  )
}
