/** The bell: what somebody should know, newest first; what it showed is then read. */
import { BellOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Badge, Button, Empty, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { markRead, notificationsQuery, type Notification } from '../api/people'
import { Ago } from '../shared/Times'

export function Bell() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const { data } = useQuery(notificationsQuery)
  const unread = data?.unread ?? 0
  const toggle = async (next: boolean) => {
    setOpen(next)
    const newest = data?.items[0]
    if (next || unread === 0 || !newest) return
    await markRead({ until: newest.id }).catch(() => undefined)
    await client.invalidateQueries({ queryKey: ['notifications'] })
  }
  const go = (item: Notification) => {
    void toggle(false)
    if (item.record) void navigate(`/records/${item.record}`)
  }
  return (
    <Popover
      open={open}
      onOpenChange={(next) => void toggle(next)}
      trigger="click"
      placement="bottomRight"
      title={t('nav.notifications')}
      content={<List items={data?.items ?? []} onGo={go} />}
    >
      <Button type="text" aria-label={t('nav.bell', { count: unread })} icon={<Badge count={unread} size="small"><BellOutlined aria-hidden /></Badge>} />
    </Popover>
  )
}

function List({ items, onGo }: { items: Notification[]; onGo: (item: Notification) => void }) {
  const { t } = useTranslation()
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nav.no_notifications')} />
  return (
    <ul className="bell">
      {items.map((item) => (
        <li key={item.id}>
          <button type="button" className={item.read_at ? 'bell-item' : 'bell-item bell-new'} onClick={() => onGo(item)}>
            <strong>{item.title}</strong>
            <span className="small">{item.body}</span>
            <span className="soft small">
              <Ago at={item.at} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
