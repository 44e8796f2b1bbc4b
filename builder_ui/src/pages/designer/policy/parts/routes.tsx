/** The routing matrix: which tickets go to which groups, and to whom when those are full. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { fresh } from '../../../../designer/ids'
import { ANY } from '../../../../designer/rule/cell'
import { inputName } from '../../../../designer/rule/columns'
import type { Input } from '../../../../designer/rule/document'
import { useWords } from '../../../../i18n/useWords'
import { ItemButtons } from '../../studio/ItemButtons'
import { useStudio } from '../../studio/studio'
import { useChoices } from '../../studio/useDocuments'
import { CellBox } from '../CellBox'
import type { PartProps } from '../parts'
import { routesOf, type Route } from '../routing'

const MOST = 5

export function Part({ body, onChange }: PartProps) {
  const { t, say } = useWords()
  const { names } = useStudio()
  const groups = useChoices('group')
  const routes = routesOf(body)
  const columns = (Array.isArray(body.inputs) ? (body.inputs as Input[]) : []).map((input) => inputName(input, names))
  const tiers = Math.max(1, ...routes.map((route) => route.tiers.length))
  const set = (index: number, route: Route, mark: string) => onChange(routes.with(index, route), `route:${index}:${mark}`)
  const setTier = (index: number, route: Route, tier: number, chosen: string[]) => {
    const next = [...route.tiers.slice(0, tier), { groups: chosen }, ...route.tiers.slice(tier + 1)].filter((each) => each.groups.length > 0)
    set(index, { ...route, tiers: next }, `tier${tier}`)
  }
  const shown = Array.from({ length: Math.min(MOST, tiers + 1) }, (_, index) => index)
  return (
    <>
      <div className="matrix">
        <table>
          <thead>
            <tr>
              {columns.map((name, index) => (
                <th key={name.id + String(index)} scope="col">
                  {t('rule.if')} {say(name.label)}
                </th>
              ))}
              {shown.map((tier) => (
                <th key={tier} scope="col">
                  {t('policy.tier', { number: tier + 1 })}
                </th>
              ))}
              <th>
                <span className="sr-only">{t('common.edit')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {routes.map((route, index) => {
              const row = t('rule.row', { number: index + 1 })
              return (
                <tr key={route.id}>
                  {columns.map((name, column) => (
                    <td key={name.id + String(column)}>
                      <CellBox cell={route.when[column] ?? ANY} name={name} label={`${row} ${say(name.label)}`} onChange={(cell) => set(index, { ...route, when: route.when.with(column, cell) }, `cell${column}`)} />
                    </td>
                  ))}
                  {shown.map((tier) => (
                    <td key={tier}>
                      {tier <= route.tiers.length && (
                        <Select mode="multiple" className="matrix-who" aria-label={`${row} ${t('policy.tier', { number: tier + 1 })}`} placeholder={tier === 0 ? undefined : t('policy.add_tier')} options={groups} value={route.tiers[tier]?.groups ?? []} onChange={(next: string[]) => setTier(index, route, tier, next)} />
                      )}
                    </td>
                  ))}
                  <td>
                    <ItemButtons name={row} index={index} count={routes.length} onMove={(to) => onChange(routes.toSpliced(index, 1).toSpliced(to, 0, route))} onRemove={() => onChange(routes.toSpliced(index, 1))} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...routes, { id: fresh('route', routes.map((route) => route.id)), when: columns.map(() => ANY), tiers: [] }])}>
        {t('rule.add_row')}
      </Button>
      <p className="soft small">{t('policy.routes_help')}</p>
    </>
  )
}
