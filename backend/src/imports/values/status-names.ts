import type { FeatureStatus } from '@valora/contracts';
import { names } from '../text/name-list.js';

/** Names of workflow states as Jira and teams write them, in English, German, French, Spanish, Portuguese, Japanese and Chinese. */
export const statusNames: Readonly<Record<FeatureStatus, readonly string[]>> = {
  idea: names`
    Idea, Backlog, To Do, Todo, Open, New, Reopened, Proposed, Draft, Created, Submitted, Discovery,
    Parking lot, Triage, Needs triage, Under consideration, Gathering interest, Icebox, Zu erledigen,
    Offen, Neu, Idee, Wiedereröffnet, Erneut geöffnet, Entwurf, Vorgeschlagen, À faire, Ouvert, Ouverte,
    Nouveau, Nouvelle, Rouvert, Rouverte, Idée, Réouvert, Proposé, Por hacer, Tareas por hacer,
    Pendiente, Abierto, Abierta, Nuevo, Nueva, Reabierto, Reabierta, A fazer, Tarefas pendentes,
    Itens pendentes, Pendente, Aberto, Aberta, Novo, Nova, Ideia, Reaberto, Reaberta, Por fazer,
    Propuesto, Proposto, Lista de pendientes, 未着手, 作業前, オープン, 再オープン, 新規, バックログ, アイデア, 起票, 待办, 待办事项, 打开,
    开放, 新建, 重新打开, 待处理, 想法, 待辦事項, 開啟, 未开始
  `,
  planned: names`
    Planned, Selected for Development, Ready, Ready for development, Ready for dev, Scheduled, Next,
    Approved, Accepted for development, Committed, Prioritised, Prioritized, Refined, Up next, Geplant,
    Zur Entwicklung ausgewählt, Ausgewählt für Entwicklung, Bereit, Genehmigt, Eingeplant, Planifié,
    Planifiée, Sélectionné pour le développement, Prêt, Approuvé, Approuvée, Planificado, Planificada,
    Seleccionado para desarrollo, Listo para desarrollo, Aprobado, Aprobada, Planejado, Planejada,
    Planeado, Planeada, Selecionado para desenvolvimento, Pronto para desenvolvimento, Aprovado,
    Aprovada, 計画済み, 開発対象, 開発対象として選択, 承認済み, 准备就绪, 已计划, 选择用于开发, 已选择开发, 已批准, 已排期, 已規劃
  `,
  in_progress: names`
    In Progress, Doing, Started, In Development, Development, In Review, Code Review, Review, Testing,
    In Testing, In Test, QA, In QA, UAT, Blocked, On Hold, Implementing, Under Review, Waiting,
    Ready for review, Ready for test, Ready for testing, Ready for QA, Ready for release, Building, Wip,
    In Arbeit, In Bearbeitung, In Prüfung, In Überprüfung, In Entwicklung, Im Test, Blockiert, Wartend,
    En cours, En développement, En revue, En test, Bloqué, Bloquée, En attente, En cours de revue,
    En curso, En progreso, En desarrollo, En revisión, En pruebas, Bloqueado, Bloqueada, En espera,
    Em andamento, Em progresso, Em curso, Em desenvolvimento, Em revisão, Em análise, Em teste,
    Em testes, 進行中, 作業中, 対応中, レビュー中, テスト中, 開発中, ブロック, 保留, 进行中, 正在进行, 处理中, 正在处理, 开发中, 评审中, 审核中, 测试中, 已阻塞,
    處理中, 阻塞
  `,
  delivered: names`
    Done, Closed, Resolved, Complete, Completed, Delivered, Released, Shipped, Fixed, Finished, Verified,
    Deployed, Live, Launched, Implemented, In production, Fertig, Erledigt, Geschlossen, Abgeschlossen,
    Gelöst, Behoben, Ausgeliefert, Veröffentlicht, Terminé, Terminée, Fermé, Fermée, Résolu, Résolue,
    Fini, Finie, Livré, Livrée, Clos, Corrigé, Listo, Finalizado, Finalizada, Cerrado, Cerrada, Resuelto,
    Resuelta, Hecho, Hecha, Terminado, Terminada, Entregado, Entregada, Completado, Completada,
    Publicado, Corregido, Concluído, Concluída, Fechado, Fechada, Resolvido, Resolvida, Feito, Feita,
    Entregue, Itens concluídos, Finalizados, Encerrado, Encerrada, Corrigido, Pronto, 完了, 完了済み, クローズ,
    クローズ済み, 解決済み, 解決, 終了, リリース済み, 修正済み, 完成, 已完成, 关闭, 已关闭, 已解决, 解决, 已发布, 已修复, 已交付, 關閉, 已關閉, 已解決
  `,
  dropped: names`
    Won’t Do, Wont do, Won’t Fix, Wont fix, Rejected, Declined, Cancelled, Canceled, Duplicate,
    Abandoned, Dropped, Invalid, Obsolete, Cannot Reproduce, Incomplete, Not a bug, Works as designed,
    Archived, Withdrawn, Won’t implement, Not planned, Known error, Not done, Discarded, Will not do,
    Wird nicht erledigt, Wird nicht behoben, Nicht erledigt, Abgelehnt, Abgebrochen, Duplikat, Verworfen,
    Storniert, Ungültig, Unvollständig, Nicht reproduzierbar, Kann nicht reproduziert werden, Archiviert,
    Ne sera pas fait, Ne sera pas corrigé, Ne sera pas résolu, Rejeté, Rejetée, Refusé, Refusée, Annulé,
    Annulée, Doublon, Abandonné, Abandonnée, Impossible à reproduire, Incomplet, Archivé, Dupliqué,
    No se hará, No se realizará, No se corregirá, No se solucionará, Rechazado, Rechazada, Cancelado,
    Cancelada, Duplicado, Duplicada, Descartado, Descartada, No se puede reproducir, Incompleto,
    Não será feito, Não será corrigido, Não será resolvido, Rejeitado, Rejeitada, Recusado, Abandonado,
    Não é possível reproduzir, Não reproduzível, Arquivado, Archivado, Inválido, Obsoleto, 対応しない, 修正しない,
    実行しない, 却下, 却下済み, キャンセル, キャンセル済み, 重複, 中止, 再現不可, 未完了, 不做, 不会修复, 不修复, 不予解决, 已拒绝, 拒绝, 已取消, 取消, 重复, 重复问题,
    无法重现, 不完整, 已放弃
  `,
};

/** Jira’s three status categories by key and by name. */
export const categoryNames: Readonly<Record<'idea' | 'in_progress' | 'delivered', readonly string[]>> = {
  idea: names`
    new, undefined, To Do, No Category, Zu erledigen, À faire, Por hacer, Tareas por hacer, A fazer,
    Tarefas pendentes, Itens pendentes, To-do, 作業前, 未着手, 待办, 待办事项
  `,
  in_progress: names`
    indeterminate, In Progress, In Arbeit, In Bearbeitung, En cours, En curso, En progreso, Em andamento,
    Em progresso, 進行中, 正在进行, 进行中, 正在处理
  `,
  delivered: names`
    done, Complete, Fertig, Erledigt, Terminé, Terminée, Listo, Finalizado, Hecho, Concluído,
    Itens concluídos, Feito, 完了, 完成, 已完成
  `,
};
