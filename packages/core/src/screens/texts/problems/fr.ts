import type { problemsEn } from './en.ts';

export const problemsFr: typeof problemsEn = {
  RULE: {
    headline: 'La facture enfreindrait la règle {{rule}}',
    advice: 'Ouvrez la commande : elle indique ce qu’il faut corriger.',
  },
  SETTINGS_MISSING: {
    headline: 'Les coordonnées du vendeur manquent',
    advice:
      'Remplissez les réglages de facturation : nom, adresse, numéro de TVA. Les commandes en attente repartent alors d’elles-mêmes.',
  },
  SELLER_VAT_NUMBER_MISSING: {
    headline: 'Le numéro de TVA du vendeur manque',
    advice:
      'Saisissez le numéro de TVA dans les réglages, ou choisissez la franchise en base et cessez de facturer la TVA dans la boutique.',
  },
  NUMBER_PATTERN_UNLAWFUL: {
    headline: 'Le modèle de numéro n’est pas conforme',
    advice: 'Corrigez le modèle sous « Numérotation » dans les réglages.',
  },
  BUYER_ADDRESS_MISSING: {
    headline: 'L’adresse de l’acheteur manque',
    advice: 'Saisissez une adresse sur la commande : une facture exige au moins le pays de l’acheteur.',
  },
  VAT_REASON_AMBIGUOUS: {
    headline: 'Pas de TVA, et plusieurs motifs conviennent',
    advice: 'Dites une fois quel motif vaut, sous « Réponses permanentes » dans les réglages, puis relancez.',
  },
  VAT_CHARGED_UNDER_EXEMPTION: {
    headline: 'De la TVA a été facturée malgré une exonération',
    advice: 'Désactivez la taxe de ces produits dans la boutique, ou changez le régime de TVA dans les réglages.',
  },
  SEVERAL_VAT_RATES: {
    headline: 'Une ligne porte plusieurs taux de TVA',
    advice: 'Cherchez des règles de taxe qui se recouvrent ; vendez un lot avec une ligne par taux.',
  },
  TOTALS_DIFFER: {
    headline: 'Les lignes ne donnent pas le total de la commande',
    advice:
      'Cherchez une remise, des frais ou une taxe présents dans le total mais pas dans les lignes, puis relancez.',
  },
  TOTAL_DIFFERS: {
    headline: 'L’ERP arrive à un autre total',
    advice: 'Comparez les taux des articles et la correspondance des taxes de la connexion, puis relancez.',
  },
  RULE_BROKEN: {
    headline: 'La facture enfreindrait une règle',
    advice: 'Corrigez ce que la règle nomme, dans la boutique ou les réglages, puis relancez.',
  },
  DISCOUNT_EXCEEDS_PRICE: {
    headline: 'Une remise dépasse le prix',
    advice: 'Corrigez la remise dans la boutique ; remboursez l’acheteur si de l’argent lui est dû.',
  },
  REFUND_EXCEEDS_INVOICE: {
    headline: 'Un remboursement dépasse ce qui est facturé',
    advice: 'Vérifiez le remboursement dans la boutique.',
  },
  REFUND_UNKNOWN_LINE: {
    headline: 'Un remboursement nomme une ligne absente de la commande',
    advice: 'Renvoyez la commande avec toutes ses lignes, ou remboursez un montant sans ligne.',
  },
  CREDIT_EXCEEDS_INVOICE: {
    headline: 'L’avoir dépasse ce qui reste de la facture',
    advice: 'Réduisez le montant, ou vérifiez si cet avoir existe déjà.',
  },
  CURRENCY_UNKNOWN: {
    headline: 'La devise est inconnue',
    advice: 'Corrigez la devise dans la boutique.',
  },
  COUNTRY_UNKNOWN: {
    headline: 'Un code pays est inconnu',
    advice: 'Corrigez le pays de l’adresse dans la boutique.',
  },
  TEXT_UNSAFE: {
    headline: 'Un texte contient un caractère interdit',
    advice: 'Retirez le caractère dans la boutique (il vient souvent d’un copier-coller), puis relancez.',
  },
  ORDER_MALFORMED: {
    headline: 'La commande a une forme inattendue',
    advice: 'Mettez l’extension à jour, ou signalez ce message.',
  },
  ORDER_UNREADABLE: {
    headline: 'Cette version ne sait pas lire la commande',
    advice: 'Rien n’est perdu. Mettez Quittance à jour, puis relancez ; ou renvoyez la commande depuis la boutique.',
  },
  ARTICLE_UNKNOWN: {
    headline: 'L’ERP ne connaît pas un article',
    advice: 'Créez l’article dans l’ERP, ou corrigez le SKU dans la boutique, puis relancez.',
  },
  ARTICLE_SPELLING: {
    headline: 'Un article s’écrit autrement dans la boutique et l’ERP',
    advice: 'Écrivez l’article de la même façon des deux côtés, puis relancez.',
  },
  ARTICLE_MISSING: {
    headline: 'Une ligne n’a pas d’article pour l’ERP',
    advice: 'Donnez un SKU au produit dans la boutique, puis relancez.',
  },
  ARTICLE_NOT_SALABLE: {
    headline: 'Un article n’est pas à la vente dans l’ERP',
    advice: 'Marquez l’article comme vendable dans l’ERP, puis relancez.',
  },
  TAX_UNKNOWN: {
    headline: 'L’ERP n’a pas cette taxe pour un article',
    advice: 'Réglez la taxe de l’article dans l’ERP, ou associez le taux dans la connexion.',
  },
  PAYMENT_TERM_UNKNOWN: {
    headline: 'L’ERP ne connaît pas la condition de paiement',
    advice: 'Créez-la dans l’ERP, ou associez les jours dans la connexion.',
  },
  ERP_UNREACHABLE: {
    headline: 'L’ERP est injoignable',
    advice: 'Vérifiez que l’ERP fonctionne et que son adresse est juste. Un nouvel essai se fait de lui-même.',
  },
  ERP_BUSY: {
    headline: 'L’ERP est occupé',
    advice: 'Rien à faire : un nouvel essai se fait de lui-même.',
  },
  ERP_SERVER_ERROR: {
    headline: 'L’ERP a eu une erreur',
    advice: 'Rien à faire d’abord : un nouvel essai se fait de lui-même. Si cela dure, consultez le journal de l’ERP.',
  },
  ERP_LOGIN_REFUSED: {
    headline: 'L’ERP a refusé l’utilisateur ou le mot de passe',
    advice: 'Ressaisissez le mot de passe dans la connexion, puis vérifiez-la.',
  },
  ERP_CERTIFICATE: {
    headline: 'Le certificat de l’ERP a été refusé',
    advice: 'Renouvelez le certificat, ou connectez-vous au nom pour lequel il a été émis.',
  },
  ERP_ANSWER_LOST: {
    headline: 'La réponse de l’ERP s’est perdue',
    advice: 'Rien à faire : Quittance vérifie si la commande est arrivée avant de renvoyer quoi que ce soit.',
  },
  ERP_CONFIG_INVALID: {
    headline: 'La connexion ERP est mal réglée',
    advice: 'Corrigez la connexion dans les réglages, puis vérifiez-la.',
  },
  ERP_SPOKE_FAILED: {
    headline: 'La connexion à l’ERP a échoué',
    advice: 'Cherchez la cause dans le journal du serveur, puis relancez.',
  },
  STEP_FAILED: {
    headline: 'La commande n’a pas pu être traitée',
    advice: 'Signalez cette commande ; rien n’en est perdu. Le journal du serveur dit pourquoi.',
  },
  ORDER_NOT_INVOICEABLE: {
    headline: 'La commande n’a pas pu devenir une facture',
    advice: 'Signalez cette commande ; sa facture n’a pas été émise et rien n’est perdu.',
  },
  DOCUMENT_UNWRITABLE: {
    headline: 'Le document ne peut pas être écrit',
    advice: 'Cherchez des caractères inhabituels dans les textes de la commande.',
  },
};
