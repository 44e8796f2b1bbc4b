/** The flow from top to bottom: cards, branches side by side, a "+" on every way. */
import { EnterOutlined, PlusOutlined, RollbackOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { Fragment, useLayoutEffect, useRef, useState } from 'react'
import type { Branch, Chain, Step } from '../../../designer/flow/story'
import { useWords } from '../../../i18n/useWords'
import { BranchHead } from './BranchHead'
import { Card } from './Card'
import { useDrawing, useTools } from './drawing'
import { Plus } from './Plus'

const [LEAST, READABLE, STEP] = [0.5, 0.75, 0.125]

export default function Vertical() {
  const { t } = useWords()
  const { story, graph } = useDrawing()
  const top = useRef<HTMLDivElement | null>(null)
  const [zoom, setZoom] = useState(1)
  // A flow is wider than its page more often than not: it opens as small as can still be read, at its beginning.
  useLayoutEffect(() => {
    const all = top.current
    const room = all?.parentElement?.clientWidth ?? 0
    if (all && all.scrollWidth > room && globalThis.innerWidth >= 768) {
      const fit = Math.max(READABLE, Math.floor(room / all.scrollWidth / STEP) * STEP)
      all.style.zoom = String(fit)
      setZoom(fit)
    }
    all?.querySelector('.node')?.scrollIntoView?.({ inline: 'center', block: 'nearest' })
  }, [])
  return (
    <>
      {story.crossings > 0 && <Alert className="story-note" type="info" title={t('flow.jumps', { count: story.crossings })} />}
      <div className="zoom">
        <Button size="small" icon={<ZoomOutOutlined aria-hidden />} disabled={zoom <= LEAST} onClick={() => setZoom(Math.max(LEAST, zoom - STEP))} aria-label={t('flow.zoom_out')} />
        <Button size="small" icon={<ZoomInOutlined aria-hidden />} disabled={zoom >= 1} onClick={() => setZoom(Math.min(1, zoom + STEP))} aria-label={t('flow.zoom_in')} />
      </div>
      <div className="story" ref={top} style={{ zoom }}>
      <ChainView chain={story.chain} />
      {story.lost.length > 0 && (
        <section className="lost" aria-label={t('flow.lost')}>
          <h2>{t('flow.lost')}</h2>
          <div className="lost-cards">
            {story.lost.map((node) => (
              <Card key={node.id} node={node} kind={graph.kind(node.id)} />
            ))}
          </div>
        </section>
      )}
      </div>
    </>
  )
}

function ChainView({ chain }: { chain: Chain }) {
  return (
    <div className="chain">
      {chain.steps.map((step) => (
        <Fragment key={step.node.id}>
          {step.slot.exits.length > 0 && <Plus slot={step.slot} />}
          <StepView step={step} />
        </Fragment>
      ))}
      {chain.last && <Plus slot={chain.last} />}
      {chain.jump && <Jump to={chain.jump.to} back={chain.jump.back} />}
      {chain.last?.to === null && <Loose />}
      {chain.last && !chain.jump && chain.last.to !== null && <span className="way-line" aria-hidden="true" />}
    </div>
  )
}

function StepView({ step }: { step: Step }) {
  const { t } = useWords()
  const { graph } = useDrawing()
  return (
    <div className="step">
      <Card node={step.node} kind={step.kind} />
      {step.inside && (
        <div className="inside">
          <p className="soft small">{t('flow.inside')}</p>
          <ChainView chain={step.inside} />
        </div>
      )}
      {step.branches.length > 0 && <Ways step={step} />}
      {step.join && <Card node={step.join} kind={graph.kind(step.join.id)} />}
    </div>
  )
}

function Ways({ step }: { step: Step }) {
  const { t, say } = useWords()
  const tools = useTools()
  const each = step.kind?.ports.each
  const grows = each !== null && each !== undefined && step.kind?.role !== 'end' && (step.kind?.config.properties?.[each]?.items?.properties?.port !== undefined)
  const meets = step.branches.some(({ chain }) => chain.last && !chain.jump && chain.last.to !== null)
  return (
    <div className={`ways${step.branches.length > 1 ? '' : ' ways-one'}${meets ? ' ways-meet' : ''}`}>
      {grows && (
        <Button className="add-branch" size="small" shape="round" icon={<PlusOutlined aria-hidden />} onClick={() => tools.addBranch(step.node.id)} aria-label={t('flow.add_branch_to', { name: say(step.node.name) })}>
          {t('flow.add_branch')}
        </Button>
      )}
      <div className="way-row">
        {step.branches.map((branch) => (
          <div className="way" key={branch.exit.from + branch.port.id}>
            <Head step={step} branch={branch} />
            <ChainView chain={branch.chain} />
          </div>
        ))}
      </div>
    </div>
  )
}

function Head({ step, branch }: { step: Step; branch: Branch }) {
  const { graph } = useDrawing()
  return branch.event ? <Card node={branch.event} kind={graph.kind(branch.event.id)} /> : <BranchHead step={step} branch={branch} />
}

function Jump({ to, back }: { to: string; back: boolean }) {
  const { t, say } = useWords()
  const { graph } = useDrawing()
  const tools = useTools()
  const go = () => {
    tools.select({ part: 'node', id: to })
    document.getElementById(`node-${to}`)?.focus()
  }
  return (
    <button type="button" className="jump" onClick={go}>
      {back ? <RollbackOutlined aria-hidden /> : <EnterOutlined aria-hidden />} {t(back ? 'flow.back_to' : 'flow.goes_to', { name: say(graph.nodes.get(to)?.name) || to })}
    </button>
  )
}

function Loose() {
  const { t } = useWords()
  return <span className="loose">{t('flow.loose')}</span>
}
