/** The way to a new ticket: one button, or a menu when there are several forms. */
import { DownOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { formsQuery } from '../../api/form'
import { useWords } from '../../i18n/useWords'
import { MenuButton } from '../../shared/MenuButton'

export function NewRecord() {
  const { t, say } = useWords()
  const navigate = useNavigate()
  const forms = (useQuery(formsQuery).data ?? []).filter((form) => form.can.create && form.ticket)
  const go = (form: string) => void navigate(`/forms/${form}/new`)
  const [only] = forms
  if (!only) return null
  if (forms.length === 1) {
    return (
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go(only.key)}>
        {t('list.new', { form: say(only.name) })}
      </Button>
    )
  }
  const items = forms.map((form) => ({ key: form.key, label: say(form.name) }))
  return (
    <MenuButton menu={{ items, onClick: ({ key }) => go(key) }}>
      <Button type="primary" icon={<PlusOutlined aria-hidden />}>
        {t('workbench.new')} <DownOutlined aria-hidden />
      </Button>
    </MenuButton>
  )
}
