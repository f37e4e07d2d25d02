import type { PlainField } from '../import-fields.js';
import { names } from '../text/name-list.js';

export type JiraLanguage = 'de' | 'fr' | 'es' | 'pt' | 'ja' | 'zh';
type Names = Readonly<Partial<Record<PlainField, readonly string[]>>>;

/** Column titles of Jira's CSV export in other languages, Cloud and Server, older and newer translations together. */
export const jiraNames: Readonly<Record<JiraLanguage, Names>> = {
  de: {
    key: names`Vorgangsschlüssel, Schlüssel, Vorgangs-Key, Ticketschlüssel`,
    issueId: names`Vorgangs-ID, Vorgangsnummer`,
    title: names`Zusammenfassung, Titel`,
    description: names`Beschreibung`,
    status: names`Status`,
    statusCategory: names`Statuskategorie`,
    resolution: names`Lösung`,
    type: names`Vorgangstyp, Vorgangsart, Typ`,
    parentKey: names`
      Übergeordneter Schlüssel, Übergeordnet, Übergeordneter Vorgang, Übergeordnetes Element,
      Übergeordnete Aufgabe
    `,
    parentId: names`Übergeordnete ID, Übergeordneten-ID`,
    labels: names`Stichwörter, Labels`,
    created: names`Erstellt, Erstellt am, Angelegt`,
    delivered: names`Erledigt, Gelöst, Erledigt am, Behoben`,
    originalEstimate: names`
      Σ Ursprüngliche Schätzung, Ursprüngliche Schätzung, Ursprüngliche Aufwandsschätzung
    `,
    timeSpent: names`Σ Benötigte Zeit, Benötigte Zeit, Aufgewendete Zeit, Zeitaufwand`,
  },
  fr: {
    key: names`Clé de ticket, Clé du ticket, Clé de demande, Clé de la demande, Clé`,
    issueId: names`ID de ticket, ID du ticket, ID de demande`,
    title: names`Résumé, Titre`,
    description: names`Description`,
    status: names`État, Statut`,
    statusCategory: names`Catégorie d’état, Catégorie de statut, Catégorie d’états`,
    resolution: names`Résolution`,
    type: names`Type de ticket, Type de demande`,
    parentKey: names`Clé du parent, Parent, Ticket parent, Clé parent`,
    parentId: names`ID du parent, ID parent`,
    labels: names`Étiquettes, Étiquette`,
    created: names`Création, Créé, Créée, Créé le, Date de création`,
    delivered: names`Résolu, Résolue, Résolu le, Date de résolution`,
    originalEstimate: names`Σ Estimation originale, Estimation originale, Estimation initiale`,
    timeSpent: names`Σ Temps consacré, Temps consacré, Temps passé`,
  },
  es: {
    key: names`
      Clave de incidencia, Clave de la incidencia, Clave, Clave de actividad
    `,
    issueId: names`ID de la incidencia, ID de incidencia, ID de actividad`,
    title: names`Resumen, Título`,
    description: names`Descripción`,
    status: names`Estado`,
    statusCategory: names`Categoría de estado, Categoría de estados`,
    resolution: names`Resolución`,
    type: names`Tipo de incidencia, Tipo de actividad, Tipo`,
    parentKey: names`
      Clave principal, Principal, Clave del principal, Padre, Incidencia principal
    `,
    parentId: names`ID principal, ID del principal`,
    labels: names`Etiquetas, Etiqueta`,
    created: names`Creada, Creado, Fecha de creación`,
    delivered: names`Resuelta, Resuelto, Fecha de resolución`,
    originalEstimate: names`Σ Estimación original, Estimación original`,
    timeSpent: names`Σ Tiempo dedicado, Tiempo dedicado, Tiempo trabajado, Tiempo empleado`,
  },
  pt: {
    key: names`
      Chave do item, Chave da item, Chave de item, Chave da pendência, Chave, Chave do ticket
    `,
    issueId: names`ID do item, ID da pendência, ID da item`,
    title: names`Resumo, Título`,
    description: names`Descrição`,
    status: names`Status, Situação, Estado`,
    statusCategory: names`Categoria do status, Categoria de status`,
    resolution: names`Resolução`,
    type: names`Tipo de item, Tipo de pendência, Tipo do item, Tipo de ticket`,
    parentKey: names`Chave pai, Chave do pai, Pai, Item pai, Principal`,
    parentId: names`ID do pai, ID pai`,
    labels: names`Rótulos, Etiquetas, Categorias`,
    created: names`Criado, Criada, Data de criação, Criado em`,
    delivered: names`Resolvido, Resolvida, Data de resolução, Resolvido em`,
    originalEstimate: names`Σ Estimativa original, Estimativa original`,
    timeSpent: names`Σ Tempo gasto, Tempo gasto`,
  },
  ja: {
    key: names`課題キー, 作業項目キー, キー`,
    issueId: names`課題 ID, 作業項目 ID`,
    title: names`要約, タイトル, 概要`,
    description: names`説明, 詳細`,
    status: names`ステータス, 状態`,
    statusCategory: names`ステータス カテゴリ, ステータス カテゴリー`,
    resolution: names`解決状況`,
    type: names`課題タイプ, 作業項目タイプ, 作業タイプ`,
    parentKey: names`親キー, 親, 親課題`,
    parentId: names`親 ID`,
    labels: names`ラベル`,
    created: names`作成日, 作成日時, 作成, 作成済み`,
    delivered: names`解決日, 解決日時, 解決済み, 解決`,
    originalEstimate: names`Σ 初期見積もり, 初期見積もり, 初期見積り`,
    timeSpent: names`Σ 消費時間, 消費時間, 経過時間`,
  },
  zh: {
    key: names`问题关键字, 问题键, 事务关键字, 工作项关键字, 关键字, 問題關鍵字, 问题密钥, 密钥, 议题关键字`,
    issueId: names`问题 ID, 事务 ID, 工作项 ID, 問題 ID`,
    title: names`概要, 摘要, 主题, 标题`,
    description: names`描述, 说明, 描述信息`,
    status: names`状态, 狀態`,
    statusCategory: names`状态类别, 状态分类`,
    resolution: names`解决结果, 解决方案, 解决办法, 解決結果`,
    type: names`问题类型, 事务类型, 工作项类型, 問題類型, 类型`,
    parentKey: names`父级关键字, 父级, 父项, 父问题, 父任务, 父工作项`,
    parentId: names`父级 ID, 父 ID`,
    labels: names`标签, 標籤, 标记`,
    created: names`创建日期, 已创建, 创建时间, 创建, 建立日期, 已建立`,
    delivered: names`解决日期, 已解决, 解决时间, 已解決, 解決日期`,
    originalEstimate: names`Σ 初始预估时间, 初始预估时间, 初始估算, 原预估时间`,
    timeSpent: names`Σ 耗费时间, 耗费时间, 花费时间, 实际用时`,
  },
};

/** How Jira wraps the name of a custom field: `Custom field (Story Points)`. */
export const customFieldPrefixes = names`
  Custom field, Custom fields, Benutzerdefinierte Felder, Benutzerdefiniertes Feld, Champs personnalisés,
  Champ personnalisé, Campo personalizado, Campos personalizados, カスタムフィールド, カスタム フィールド, 自定义字段, 自訂欄位,
  自訂字段
`;

/** How Jira titles the two ends of a link: `Inward issue link (Blocks)`. */
export const linkPrefixes = {
  inward: names`
    Inward issue link, Inward work item link, Eingehende Vorgangsverknüpfung, Eingehender Vorgangslink,
    Lien de ticket entrant, Lien entrant de ticket, Enlace de incidencia de entrada,
    Enlace entrante de incidencia, Link de entrada do item, Link de entrada da pendência,
    Link do item de entrada, 内部課題リンク, 内向きの課題リンク, 课题的内部链接, 内向问题链接, 内部问题链接
  `,
  outward: names`
    Outward issue link, Outward work item link, Ausgehende Vorgangsverknüpfung, Ausgehender Vorgangslink,
    Lien de ticket sortant, Lien sortant de ticket, Enlace de incidencia de salida,
    Enlace saliente de incidencia, Link de saída do item, Link de saída da pendência,
    Link do item de saída, 外部課題リンク, 外向きの課題リンク, 外向问题链接, 外部问题链接
  `,
};
