/** Sign-in. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useSearchParams } from 'react-router'
import { sessionQuery, signIn } from '../../api/session'
import { LanguageSwitch } from '../../shared/LanguageSwitch'
import { Logo } from '../../shared/Logo'
import { useTitle } from '../../shared/PageHead'
import { sentence } from '../../shared/useToast'
import './login.css'

export default function LoginPage() {
  const { t } = useTranslation()
  useTitle(t('login.title'))
  const client = useQueryClient()
  const session = useQuery(sessionQuery)
  const [next] = useSearchParams()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const entering = useMutation({
    mutationFn: () => signIn(username.trim(), password),
    onSuccess: (entered) => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, entered)
    },
  })
  if (session.data) return <Navigate to={safe(next.get('next'))} replace />

  const submit = (event: FormEvent) => {
    event.preventDefault()
    entering.mutate()
  }
  return (
    <main className="login">
      <div className="login-language">
        <LanguageSwitch />
      </div>
      <form className="login-card" onSubmit={submit}>
        <h1>
          <Logo large />
        </h1>
        <p className="soft">{t(next.has('next') ? 'login.first' : 'login.motto')}</p>
        {entering.error && <Alert type="error" showIcon title={sentence(entering.error, t)} />}
        <label htmlFor="username">{t('login.username')}</label>
        <Input
          id="username"
          size="large"
          autoComplete="username"
          required
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <label htmlFor="password">{t('login.password')}</label>
        <Input.Password
          id="password"
          size="large"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="primary" size="large" htmlType="submit" block loading={entering.isPending}>
          {t('login.enter')}
        </Button>
      </form>
    </main>
  )
}

/** Only addresses inside this app: a link must not send people elsewhere after they signed in. */
function safe(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/'
}
