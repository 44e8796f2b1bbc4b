/** How much somebody takes, when they work and what they can do, as routing weighs it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, InputNumber, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { teach, type Known, type Routable, type Taught } from '../../api/skills'
import { useWords } from '../../i18n/useWords'
import { sentence, useToast } from '../../shared/useToast'
import { LevelsOf } from './LevelsOf'
import { withLevel } from './told'

export function SkillsDialog({ person, around, onClose }: { person: Known; around: Routable; onClose: () => void }) {
  const { t, say } = useWords()
  const id = useId()
  const toast = useToast()
  const client = useQueryClient()
  const [said, setSaid] = useState<Taught>({ skills: person.skills, cap: person.cap, shift: person.shift, seniority: person.seniority })
  const set = (change: Partial<Taught>) => setSaid((now) => ({ ...now, ...change }))
  const saving = useMutation({
    mutationFn: () => teach(person.user, said),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['skills'] })
      toast.done(t('people.saved'))
      onClose()
    },
  })
  return (
    <Modal open title={t('people.teach', { name: person.name })} okText={t('common.save')} cancelText={t('common.cancel')} confirmLoading={saving.isPending} onOk={() => saving.mutate()} onCancel={onClose}>
      <div className="people-form">
        <label htmlFor={`${id}-cap`}>{t('people.cap')}</label>
        <InputNumber id={`${id}-cap`} min={0} max={10_000} precision={0} value={said.cap} placeholder={t('people.cap_none')} onChange={(cap) => set({ cap })} />
        <label htmlFor={`${id}-shift`}>{t('people.shift')}</label>
        <Select id={`${id}-shift`} allowClear placeholder={t('people.always')} value={said.shift ?? undefined} options={around.shifts.map((each) => ({ value: each.key, label: say(each.name) }))} onChange={(shift?: string) => set({ shift: shift ?? null })} />
        <label htmlFor={`${id}-seniority`}>{t('people.seniority')}</label>
        <InputNumber id={`${id}-seniority`} min={0} max={1000} precision={0} value={said.seniority} onChange={(seniority) => set({ seniority: seniority ?? 0 })} />
        {around.dimensions.length === 0 && <p className="soft">{t('people.no_dimensions')}</p>}
        {around.dimensions.map((dimension) => (
          <LevelsOf
            key={dimension.id}
            dimension={dimension}
            levels={said.skills[dimension.id] ?? {}}
            onLevel={(value, level) => set({ skills: withLevel(said.skills, dimension.id, value, level) })}
          />
        ))}
        {saving.error && <Alert type="error" showIcon title={sentence(saving.error, t)} />}
      </div>
    </Modal>
  )
}
