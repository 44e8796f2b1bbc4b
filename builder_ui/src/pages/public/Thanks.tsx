/** After sending: the number, and the link under which everything can be followed. */
import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { FormView } from '../../api/form'
import { useWords } from '../../i18n/useWords'
import { useCopy } from '../../shared/useCopy'
import type { Sent } from './PublicForm'

interface Props {
  view: FormView
  sent: Sent
  onAgain: () => void
}

export function Thanks({ view, sent, onAgain }: Props) {
  const { t, say } = useWords()
  const copy = useCopy()
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const link = new URL(sent.link, location.origin)
  return (
    <section className="card thanks">
      <CheckCircleFilled aria-hidden="true" className="thanks-mark" />
      <h1 ref={heading} tabIndex={-1}>
        {t('public.thanks')}
      </h1>
      <p className="pre">{say(view.public?.thanks) || t('public.thanks_note')}</p>
      <p className="thanks-number">
        <span className="soft small">{t('public.number')}</span>
        <strong>{sent.number}</strong>
      </p>
      <Button type="primary" block onClick={() => void navigate(link.pathname)}>
        {t('public.follow')}
      </Button>
      <Button block onClick={() => void copy(link.href)}>
        {t('ticket.copy_link')}
      </Button>
      <p className="soft small">{t('public.keep_link')}</p>
      <Button type="link" onClick={onAgain}>
        {t('public.again')}
      </Button>
    </section>
  )
}
