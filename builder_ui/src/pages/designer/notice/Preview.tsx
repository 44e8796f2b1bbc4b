/** What people would get, in both languages, with the values of the latest record. */
import { filled, type NoticeBody } from '../../../designer/notice/document'
import { useWords } from '../../../i18n/useWords'
import { useStudio } from '../studio/studio'
import { useValues } from './useValues'

export function Preview({ body }: { body: NoticeBody }) {
  const { t } = useWords()
  const zh = useValues(body.form, 'zh')
  const en = useValues(body.form, 'en')
  return (
    <section className="card" aria-label={t('notice.preview')}>
      <h2>{t('notice.preview')}</h2>
      <p className="soft small">{zh.number ? t('notice.preview_of', { number: zh.number }) : t('notice.preview_none')}</p>
      <div className="notices">
        <One language="zh" body={body} values={zh.of} />
        <One language="en" body={body} values={en.of} />
      </div>
    </section>
  )
}

interface OneProps {
  language: 'zh' | 'en'
  body: NoticeBody
  values: ReadonlyMap<string, string>
}

function One({ language, body, values }: OneProps) {
  const { t } = useWords()
  const words = (text: NoticeBody['title'] | undefined) => (language === 'zh' ? text?.zh : text?.en || text?.zh) ?? ''
  return (
    <article className="notice" lang={language} aria-label={t(`notice.${language}`)}>
      <h3 className="soft">{t(`notice.${language}`)}</h3>
      <p className="notice-title">
        <Filled words={words(body.title)} values={values} />
      </p>
      <p className="pre">
        <Filled words={words(body.body)} values={values} />
      </p>
      {body.short && (
        <p className="notice-short">
          <span className="soft small">{t('notice.sms')}</span> <Filled words={words(body.short)} values={values} />
        </p>
      )}
    </article>
  )
}

function Filled({ words, values }: { words: string; values: ReadonlyMap<string, string> }) {
  const { t, say } = useWords()
  const { names } = useStudio()
  const label = (id: string) => say(names.find((name) => name.id === id)?.label) || id
  return filled(words, values).map(({ text, of, missing }, index) => {
    if (of === undefined) return text
    return (
      // The pieces of a text have no names of their own.
      // oxlint-disable-next-line react/no-array-index-key
      <mark key={index} className={missing ? 'notice-missing' : 'notice-value'} title={missing ? t('notice.missing', { name: label(of) }) : label(of)}>
        {text}
      </mark>
    )
  })
}
