/** People and machines that may come in: for those who look after them. */
import { Tabs } from 'antd'
import { useWords } from '../../i18n/useWords'
import { PageHead } from '../../shared/PageHead'
import { Keys } from './Keys'
import { Routables } from './Routables'
import { Users } from './Users'
import './people.css'

export default function PeoplePage() {
  const { t } = useWords()
  return (
    <div className="page">
      <PageHead title={t('people.title')} note={t('people.note')} />
      <Tabs
        items={[
          { key: 'users', label: t('people.users'), children: <Users /> },
          { key: 'routing', label: t('people.routing'), children: <Routables /> },
          { key: 'keys', label: t('people.keys'), children: <Keys /> },
        ]}
      />
    </div>
  )
}
