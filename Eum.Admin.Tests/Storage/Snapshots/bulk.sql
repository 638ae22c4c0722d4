-- id_series, Replace
UPDATE t SET "prefix" = s."prefix", "width" = s."width" FROM id_series AS t INNER JOIN OPENJSON(@rows) WITH ("series" int '$[0]', "prefix" nvarchar(max) '$[1]', "width" int '$[2]') AS s ON t."series" = s."series"
GO

-- id_series, Replace
INSERT INTO id_series ("series", "prefix", "width") SELECT "series", "prefix", "width" FROM OPENJSON(@rows) WITH ("series" int '$[0]', "prefix" nvarchar(max) '$[1]', "width" int '$[2]') AS s WHERE NOT EXISTS (SELECT 1 FROM id_series AS t WHERE t."series" = s."series")
GO

-- import_batches, Replace
UPDATE t SET "sha256" = s."sha256", "file_name" = s."file_name", "kind" = s."kind", "format_version" = s."format_version", "operator" = s."operator", "business_date" = s."business_date", "produced_at" = s."produced_at", "sequence_no" = s."sequence_no", "status" = s."status", "rows" = s."rows", "accepted" = s."accepted", "duplicates" = s."duplicates", "conflicts" = s."conflicts", "rejected" = s."rejected", "late" = s."late", "adjustments" = s."adjustments", "amount" = s."amount", "operator_cashback" = s."operator_cashback", "own_cashback" = s."own_cashback", "next_offset" = s."next_offset", "next_line" = s."next_line", "started_at" = s."started_at", "finished_at" = s."finished_at", "message" = s."message" FROM import_batches AS t INNER JOIN OPENJSON(@rows) WITH ("batch_no" int '$[0]', "sha256" nvarchar(max) '$[1]', "file_name" nvarchar(max) '$[2]', "kind" nvarchar(max) '$[3]', "format_version" int '$[4]', "operator" nvarchar(max) '$[5]', "business_date" int '$[6]', "produced_at" bigint '$[7]', "sequence_no" int '$[8]', "status" smallint '$[9]', "rows" bigint '$[10]', "accepted" bigint '$[11]', "duplicates" bigint '$[12]', "conflicts" bigint '$[13]', "rejected" bigint '$[14]', "late" bigint '$[15]', "adjustments" bigint '$[16]', "amount" bigint '$[17]', "operator_cashback" bigint '$[18]', "own_cashback" bigint '$[19]', "next_offset" bigint '$[20]', "next_line" bigint '$[21]', "started_at" bigint '$[22]', "finished_at" bigint '$[23]', "message" nvarchar(max) '$[24]') AS s ON t."batch_no" = s."batch_no"
GO

-- import_batches, Replace
INSERT INTO import_batches ("batch_no", "sha256", "file_name", "kind", "format_version", "operator", "business_date", "produced_at", "sequence_no", "status", "rows", "accepted", "duplicates", "conflicts", "rejected", "late", "adjustments", "amount", "operator_cashback", "own_cashback", "next_offset", "next_line", "started_at", "finished_at", "message") SELECT "batch_no", "sha256", "file_name", "kind", "format_version", "operator", "business_date", "produced_at", "sequence_no", "status", "rows", "accepted", "duplicates", "conflicts", "rejected", "late", "adjustments", "amount", "operator_cashback", "own_cashback", "next_offset", "next_line", "started_at", "finished_at", "message" FROM OPENJSON(@rows) WITH ("batch_no" int '$[0]', "sha256" nvarchar(max) '$[1]', "file_name" nvarchar(max) '$[2]', "kind" nvarchar(max) '$[3]', "format_version" int '$[4]', "operator" nvarchar(max) '$[5]', "business_date" int '$[6]', "produced_at" bigint '$[7]', "sequence_no" int '$[8]', "status" smallint '$[9]', "rows" bigint '$[10]', "accepted" bigint '$[11]', "duplicates" bigint '$[12]', "conflicts" bigint '$[13]', "rejected" bigint '$[14]', "late" bigint '$[15]', "adjustments" bigint '$[16]', "amount" bigint '$[17]', "operator_cashback" bigint '$[18]', "own_cashback" bigint '$[19]', "next_offset" bigint '$[20]', "next_line" bigint '$[21]', "started_at" bigint '$[22]', "finished_at" bigint '$[23]', "message" nvarchar(max) '$[24]') AS s WHERE NOT EXISTS (SELECT 1 FROM import_batches AS t WHERE t."batch_no" = s."batch_no")
GO

-- audit_entries, Replace
UPDATE t SET "at" = s."at", "actor_id" = s."actor_id", "actor" = s."actor", "employee_no" = s."employee_no", "address" = s."address", "action" = s."action", "subject" = s."subject", "subject_person" = s."subject_person", "district" = s."district", "reason" = s."reason", "result" = s."result", "request_id" = s."request_id", "details" = s."details", "previous_hash" = s."previous_hash", "hash" = s."hash" FROM audit_entries AS t INNER JOIN OPENJSON(@rows) WITH ("entry_no" bigint '$[0]', "at" bigint '$[1]', "actor_id" nvarchar(max) '$[2]', "actor" nvarchar(max) '$[3]', "employee_no" nvarchar(max) '$[4]', "address" nvarchar(max) '$[5]', "action" nvarchar(max) '$[6]', "subject" nvarchar(max) '$[7]', "subject_person" nvarchar(max) '$[8]', "district" int '$[9]', "reason" nvarchar(max) '$[10]', "result" smallint '$[11]', "request_id" nvarchar(max) '$[12]', "details" nvarchar(max) '$[13]', "previous_hash" nvarchar(max) '$[14]', "hash" nvarchar(max) '$[15]') AS s ON t."entry_no" = s."entry_no"
GO

-- audit_entries, Replace
INSERT INTO audit_entries ("entry_no", "at", "actor_id", "actor", "employee_no", "address", "action", "subject", "subject_person", "district", "reason", "result", "request_id", "details", "previous_hash", "hash") SELECT "entry_no", "at", "actor_id", "actor", "employee_no", "address", "action", "subject", "subject_person", "district", "reason", "result", "request_id", "details", "previous_hash", "hash" FROM OPENJSON(@rows) WITH ("entry_no" bigint '$[0]', "at" bigint '$[1]', "actor_id" nvarchar(max) '$[2]', "actor" nvarchar(max) '$[3]', "employee_no" nvarchar(max) '$[4]', "address" nvarchar(max) '$[5]', "action" nvarchar(max) '$[6]', "subject" nvarchar(max) '$[7]', "subject_person" nvarchar(max) '$[8]', "district" int '$[9]', "reason" nvarchar(max) '$[10]', "result" smallint '$[11]', "request_id" nvarchar(max) '$[12]', "details" nvarchar(max) '$[13]', "previous_hash" nvarchar(max) '$[14]', "hash" nvarchar(max) '$[15]') AS s WHERE NOT EXISTS (SELECT 1 FROM audit_entries AS t WHERE t."entry_no" = s."entry_no")
GO

-- import_rejects, Replace
UPDATE t SET "column_name" = s."column_name", "rule" = s."rule", "message" = s."message", "original" = s."original", "row_key" = s."row_key", "existing_key" = s."existing_key" FROM import_rejects AS t INNER JOIN OPENJSON(@rows) WITH ("batch_no" int '$[0]', "line" bigint '$[1]', "column_name" nvarchar(max) '$[2]', "rule" nvarchar(max) '$[3]', "message" nvarchar(max) '$[4]', "original" nvarchar(max) '$[5]', "row_key" bigint '$[6]', "existing_key" bigint '$[7]') AS s ON t."batch_no" = s."batch_no" AND t."line" = s."line"
GO

-- import_rejects, Replace
INSERT INTO import_rejects ("batch_no", "line", "column_name", "rule", "message", "original", "row_key", "existing_key") SELECT "batch_no", "line", "column_name", "rule", "message", "original", "row_key", "existing_key" FROM OPENJSON(@rows) WITH ("batch_no" int '$[0]', "line" bigint '$[1]', "column_name" nvarchar(max) '$[2]', "rule" nvarchar(max) '$[3]', "message" nvarchar(max) '$[4]', "original" nvarchar(max) '$[5]', "row_key" bigint '$[6]', "existing_key" bigint '$[7]') AS s WHERE NOT EXISTS (SELECT 1 FROM import_rejects AS t WHERE t."batch_no" = s."batch_no" AND t."line" = s."line")
GO

-- import_differences, Add
UPDATE t SET "rows" = t."rows" + s."rows", "won" = t."won" + s."won", "national" = t."national" + s."national", "city" = t."city" + s."city", "gu" = t."gu" + s."gu", "institution" = t."institution" + s."institution", "merchant" = t."merchant" + s."merchant" FROM import_differences AS t INNER JOIN OPENJSON(@rows) WITH ("batch_no" int '$[0]', "cause" smallint '$[1]', "rows" bigint '$[2]', "won" bigint '$[3]', "national" bigint '$[4]', "city" bigint '$[5]', "gu" bigint '$[6]', "institution" bigint '$[7]', "merchant" bigint '$[8]') AS s ON t."batch_no" = s."batch_no" AND t."cause" = s."cause"
GO

-- import_differences, Add
INSERT INTO import_differences ("batch_no", "cause", "rows", "won", "national", "city", "gu", "institution", "merchant") SELECT "batch_no", "cause", "rows", "won", "national", "city", "gu", "institution", "merchant" FROM OPENJSON(@rows) WITH ("batch_no" int '$[0]', "cause" smallint '$[1]', "rows" bigint '$[2]', "won" bigint '$[3]', "national" bigint '$[4]', "city" bigint '$[5]', "gu" bigint '$[6]', "institution" bigint '$[7]', "merchant" bigint '$[8]') AS s WHERE NOT EXISTS (SELECT 1 FROM import_differences AS t WHERE t."batch_no" = s."batch_no" AND t."cause" = s."cause")
GO

-- import_differences, Replace
UPDATE t SET "rows" = s."rows", "won" = s."won", "national" = s."national", "city" = s."city", "gu" = s."gu", "institution" = s."institution", "merchant" = s."merchant" FROM import_differences AS t INNER JOIN OPENJSON(@rows) WITH ("batch_no" int '$[0]', "cause" smallint '$[1]', "rows" bigint '$[2]', "won" bigint '$[3]', "national" bigint '$[4]', "city" bigint '$[5]', "gu" bigint '$[6]', "institution" bigint '$[7]', "merchant" bigint '$[8]') AS s ON t."batch_no" = s."batch_no" AND t."cause" = s."cause"
GO

-- import_differences, Replace
INSERT INTO import_differences ("batch_no", "cause", "rows", "won", "national", "city", "gu", "institution", "merchant") SELECT "batch_no", "cause", "rows", "won", "national", "city", "gu", "institution", "merchant" FROM OPENJSON(@rows) WITH ("batch_no" int '$[0]', "cause" smallint '$[1]', "rows" bigint '$[2]', "won" bigint '$[3]', "national" bigint '$[4]', "city" bigint '$[5]', "gu" bigint '$[6]', "institution" bigint '$[7]', "merchant" bigint '$[8]') AS s WHERE NOT EXISTS (SELECT 1 FROM import_differences AS t WHERE t."batch_no" = s."batch_no" AND t."cause" = s."cause")
GO

-- programmes, Replace
UPDATE t SET "code" = s."code", "brand" = s."brand", "group_code" = s."group_code" FROM programmes AS t INNER JOIN OPENJSON(@rows) WITH ("programme_no" smallint '$[0]', "code" nvarchar(max) '$[1]', "brand" nvarchar(max) '$[2]', "group_code" nvarchar(max) '$[3]') AS s ON t."programme_no" = s."programme_no"
GO

-- programmes, Replace
INSERT INTO programmes ("programme_no", "code", "brand", "group_code") SELECT "programme_no", "code", "brand", "group_code" FROM OPENJSON(@rows) WITH ("programme_no" smallint '$[0]', "code" nvarchar(max) '$[1]', "brand" nvarchar(max) '$[2]', "group_code" nvarchar(max) '$[3]') AS s WHERE NOT EXISTS (SELECT 1 FROM programmes AS t WHERE t."programme_no" = s."programme_no")
GO

-- rating_facts, Replace
UPDATE t SET "programme_no" = s."programme_no", "legal_dong" = s."legal_dong", "district" = s."district", "bracket" = s."bracket", "designations" = s."designations", "benefit_plus_bp" = s."benefit_plus_bp", "business_type" = s."business_type", "channel" = s."channel" FROM rating_facts AS t INNER JOIN OPENJSON(@rows) WITH ("facts_no" int '$[0]', "programme_no" smallint '$[1]', "legal_dong" bigint '$[2]', "district" int '$[3]', "bracket" smallint '$[4]', "designations" nvarchar(max) '$[5]', "benefit_plus_bp" int '$[6]', "business_type" int '$[7]', "channel" smallint '$[8]') AS s ON t."facts_no" = s."facts_no"
GO

-- rating_facts, Replace
INSERT INTO rating_facts ("facts_no", "programme_no", "legal_dong", "district", "bracket", "designations", "benefit_plus_bp", "business_type", "channel") SELECT "facts_no", "programme_no", "legal_dong", "district", "bracket", "designations", "benefit_plus_bp", "business_type", "channel" FROM OPENJSON(@rows) WITH ("facts_no" int '$[0]', "programme_no" smallint '$[1]', "legal_dong" bigint '$[2]', "district" int '$[3]', "bracket" smallint '$[4]', "designations" nvarchar(max) '$[5]', "benefit_plus_bp" int '$[6]', "business_type" int '$[7]', "channel" smallint '$[8]') AS s WHERE NOT EXISTS (SELECT 1 FROM rating_facts AS t WHERE t."facts_no" = s."facts_no")
GO

-- rating_plans, Replace
UPDATE t SET "starts_at" = s."starts_at", "versions" = s."versions" FROM rating_plans AS t INNER JOIN OPENJSON(@rows) WITH ("plan_no" int '$[0]', "starts_at" bigint '$[1]', "versions" nvarchar(max) '$[2]') AS s ON t."plan_no" = s."plan_no"
GO

-- rating_plans, Replace
INSERT INTO rating_plans ("plan_no", "starts_at", "versions") SELECT "plan_no", "starts_at", "versions" FROM OPENJSON(@rows) WITH ("plan_no" int '$[0]', "starts_at" bigint '$[1]', "versions" nvarchar(max) '$[2]') AS s WHERE NOT EXISTS (SELECT 1 FROM rating_plans AS t WHERE t."plan_no" = s."plan_no")
GO

-- payments, Add
UPDATE t SET "kind" = t."kind" + s."kind", "original_key" = t."original_key" + s."original_key", "approved_at" = t."approved_at" + s."approved_at", "posted_on" = t."posted_on" + s."posted_on", "member_key" = t."member_key" + s."member_key", "card_key" = t."card_key" + s."card_key", "merchant_key" = t."merchant_key" + s."merchant_key", "amount" = t."amount" + s."amount", "from_charge" = t."from_charge" + s."from_charge", "from_cashback" = t."from_cashback" + s."from_cashback", "from_policy" = t."from_policy" + s."from_policy", "merchant_discount" = t."merchant_discount" + s."merchant_discount", "facts_no" = t."facts_no" + s."facts_no", "plan_no" = t."plan_no" + s."plan_no", "mtd_before" = t."mtd_before" + s."mtd_before", "programme_before" = t."programme_before" + s."programme_before", "national" = t."national" + s."national", "city" = t."city" + s."city", "gu" = t."gu" + s."gu", "institution" = t."institution" + s."institution", "merchant" = t."merchant" + s."merchant", "cashback" = t."cashback" + s."cashback", "operator_cashback" = t."operator_cashback" + s."operator_cashback", "cause" = t."cause" + s."cause", "flags" = t."flags" + s."flags", "batch_no" = t."batch_no" + s."batch_no" FROM payments AS t INNER JOIN OPENJSON(@rows) WITH ("tx_key" bigint '$[0]', "kind" smallint '$[1]', "original_key" bigint '$[2]', "approved_at" bigint '$[3]', "posted_on" int '$[4]', "member_key" bigint '$[5]', "card_key" bigint '$[6]', "merchant_key" bigint '$[7]', "amount" bigint '$[8]', "from_charge" bigint '$[9]', "from_cashback" bigint '$[10]', "from_policy" bigint '$[11]', "merchant_discount" bigint '$[12]', "facts_no" int '$[13]', "plan_no" int '$[14]', "mtd_before" bigint '$[15]', "programme_before" bigint '$[16]', "national" bigint '$[17]', "city" bigint '$[18]', "gu" bigint '$[19]', "institution" bigint '$[20]', "merchant" bigint '$[21]', "cashback" bigint '$[22]', "operator_cashback" bigint '$[23]', "cause" smallint '$[24]', "flags" smallint '$[25]', "batch_no" int '$[26]') AS s ON t."tx_key" = s."tx_key"
GO

-- payments, Add
INSERT INTO payments ("tx_key", "kind", "original_key", "approved_at", "posted_on", "member_key", "card_key", "merchant_key", "amount", "from_charge", "from_cashback", "from_policy", "merchant_discount", "facts_no", "plan_no", "mtd_before", "programme_before", "national", "city", "gu", "institution", "merchant", "cashback", "operator_cashback", "cause", "flags", "batch_no") SELECT "tx_key", "kind", "original_key", "approved_at", "posted_on", "member_key", "card_key", "merchant_key", "amount", "from_charge", "from_cashback", "from_policy", "merchant_discount", "facts_no", "plan_no", "mtd_before", "programme_before", "national", "city", "gu", "institution", "merchant", "cashback", "operator_cashback", "cause", "flags", "batch_no" FROM OPENJSON(@rows) WITH ("tx_key" bigint '$[0]', "kind" smallint '$[1]', "original_key" bigint '$[2]', "approved_at" bigint '$[3]', "posted_on" int '$[4]', "member_key" bigint '$[5]', "card_key" bigint '$[6]', "merchant_key" bigint '$[7]', "amount" bigint '$[8]', "from_charge" bigint '$[9]', "from_cashback" bigint '$[10]', "from_policy" bigint '$[11]', "merchant_discount" bigint '$[12]', "facts_no" int '$[13]', "plan_no" int '$[14]', "mtd_before" bigint '$[15]', "programme_before" bigint '$[16]', "national" bigint '$[17]', "city" bigint '$[18]', "gu" bigint '$[19]', "institution" bigint '$[20]', "merchant" bigint '$[21]', "cashback" bigint '$[22]', "operator_cashback" bigint '$[23]', "cause" smallint '$[24]', "flags" smallint '$[25]', "batch_no" int '$[26]') AS s WHERE NOT EXISTS (SELECT 1 FROM payments AS t WHERE t."tx_key" = s."tx_key")
GO

-- payments, Replace
UPDATE t SET "kind" = s."kind", "original_key" = s."original_key", "approved_at" = s."approved_at", "posted_on" = s."posted_on", "member_key" = s."member_key", "card_key" = s."card_key", "merchant_key" = s."merchant_key", "amount" = s."amount", "from_charge" = s."from_charge", "from_cashback" = s."from_cashback", "from_policy" = s."from_policy", "merchant_discount" = s."merchant_discount", "facts_no" = s."facts_no", "plan_no" = s."plan_no", "mtd_before" = s."mtd_before", "programme_before" = s."programme_before", "national" = s."national", "city" = s."city", "gu" = s."gu", "institution" = s."institution", "merchant" = s."merchant", "cashback" = s."cashback", "operator_cashback" = s."operator_cashback", "cause" = s."cause", "flags" = s."flags", "batch_no" = s."batch_no" FROM payments AS t INNER JOIN OPENJSON(@rows) WITH ("tx_key" bigint '$[0]', "kind" smallint '$[1]', "original_key" bigint '$[2]', "approved_at" bigint '$[3]', "posted_on" int '$[4]', "member_key" bigint '$[5]', "card_key" bigint '$[6]', "merchant_key" bigint '$[7]', "amount" bigint '$[8]', "from_charge" bigint '$[9]', "from_cashback" bigint '$[10]', "from_policy" bigint '$[11]', "merchant_discount" bigint '$[12]', "facts_no" int '$[13]', "plan_no" int '$[14]', "mtd_before" bigint '$[15]', "programme_before" bigint '$[16]', "national" bigint '$[17]', "city" bigint '$[18]', "gu" bigint '$[19]', "institution" bigint '$[20]', "merchant" bigint '$[21]', "cashback" bigint '$[22]', "operator_cashback" bigint '$[23]', "cause" smallint '$[24]', "flags" smallint '$[25]', "batch_no" int '$[26]') AS s ON t."tx_key" = s."tx_key"
GO

-- payments, Replace
INSERT INTO payments ("tx_key", "kind", "original_key", "approved_at", "posted_on", "member_key", "card_key", "merchant_key", "amount", "from_charge", "from_cashback", "from_policy", "merchant_discount", "facts_no", "plan_no", "mtd_before", "programme_before", "national", "city", "gu", "institution", "merchant", "cashback", "operator_cashback", "cause", "flags", "batch_no") SELECT "tx_key", "kind", "original_key", "approved_at", "posted_on", "member_key", "card_key", "merchant_key", "amount", "from_charge", "from_cashback", "from_policy", "merchant_discount", "facts_no", "plan_no", "mtd_before", "programme_before", "national", "city", "gu", "institution", "merchant", "cashback", "operator_cashback", "cause", "flags", "batch_no" FROM OPENJSON(@rows) WITH ("tx_key" bigint '$[0]', "kind" smallint '$[1]', "original_key" bigint '$[2]', "approved_at" bigint '$[3]', "posted_on" int '$[4]', "member_key" bigint '$[5]', "card_key" bigint '$[6]', "merchant_key" bigint '$[7]', "amount" bigint '$[8]', "from_charge" bigint '$[9]', "from_cashback" bigint '$[10]', "from_policy" bigint '$[11]', "merchant_discount" bigint '$[12]', "facts_no" int '$[13]', "plan_no" int '$[14]', "mtd_before" bigint '$[15]', "programme_before" bigint '$[16]', "national" bigint '$[17]', "city" bigint '$[18]', "gu" bigint '$[19]', "institution" bigint '$[20]', "merchant" bigint '$[21]', "cashback" bigint '$[22]', "operator_cashback" bigint '$[23]', "cause" smallint '$[24]', "flags" smallint '$[25]', "batch_no" int '$[26]') AS s WHERE NOT EXISTS (SELECT 1 FROM payments AS t WHERE t."tx_key" = s."tx_key")
GO

-- cancellations, Add
UPDATE t SET "amount" = t."amount" + s."amount", "from_charge" = t."from_charge" + s."from_charge", "from_cashback" = t."from_cashback" + s."from_cashback", "from_policy" = t."from_policy" + s."from_policy" FROM cancellations AS t INNER JOIN OPENJSON(@rows) WITH ("original_key" bigint '$[0]', "cancel_key" bigint '$[1]', "amount" bigint '$[2]', "from_charge" bigint '$[3]', "from_cashback" bigint '$[4]', "from_policy" bigint '$[5]') AS s ON t."original_key" = s."original_key" AND t."cancel_key" = s."cancel_key"
GO

-- cancellations, Add
INSERT INTO cancellations ("original_key", "cancel_key", "amount", "from_charge", "from_cashback", "from_policy") SELECT "original_key", "cancel_key", "amount", "from_charge", "from_cashback", "from_policy" FROM OPENJSON(@rows) WITH ("original_key" bigint '$[0]', "cancel_key" bigint '$[1]', "amount" bigint '$[2]', "from_charge" bigint '$[3]', "from_cashback" bigint '$[4]', "from_policy" bigint '$[5]') AS s WHERE NOT EXISTS (SELECT 1 FROM cancellations AS t WHERE t."original_key" = s."original_key" AND t."cancel_key" = s."cancel_key")
GO

-- cancellations, Replace
UPDATE t SET "amount" = s."amount", "from_charge" = s."from_charge", "from_cashback" = s."from_cashback", "from_policy" = s."from_policy" FROM cancellations AS t INNER JOIN OPENJSON(@rows) WITH ("original_key" bigint '$[0]', "cancel_key" bigint '$[1]', "amount" bigint '$[2]', "from_charge" bigint '$[3]', "from_cashback" bigint '$[4]', "from_policy" bigint '$[5]') AS s ON t."original_key" = s."original_key" AND t."cancel_key" = s."cancel_key"
GO

-- cancellations, Replace
INSERT INTO cancellations ("original_key", "cancel_key", "amount", "from_charge", "from_cashback", "from_policy") SELECT "original_key", "cancel_key", "amount", "from_charge", "from_cashback", "from_policy" FROM OPENJSON(@rows) WITH ("original_key" bigint '$[0]', "cancel_key" bigint '$[1]', "amount" bigint '$[2]', "from_charge" bigint '$[3]', "from_cashback" bigint '$[4]', "from_policy" bigint '$[5]') AS s WHERE NOT EXISTS (SELECT 1 FROM cancellations AS t WHERE t."original_key" = s."original_key" AND t."cancel_key" = s."cancel_key")
GO

-- member_months, Replace
UPDATE t SET "states" = s."states" FROM member_months AS t INNER JOIN OPENJSON(@rows) WITH ("month" int '$[0]', "page" bigint '$[1]', "states" varbinary(max) '$[2]') AS s ON t."month" = s."month" AND t."page" = s."page"
GO

-- member_months, Replace
INSERT INTO member_months ("month", "page", "states") SELECT "month", "page", "states" FROM OPENJSON(@rows) WITH ("month" int '$[0]', "page" bigint '$[1]', "states" varbinary(max) '$[2]') AS s WHERE NOT EXISTS (SELECT 1 FROM member_months AS t WHERE t."month" = s."month" AND t."page" = s."page")
GO

-- member_programme_months, Add
UPDATE t SET "spent" = t."spent" + s."spent" FROM member_programme_months AS t INNER JOIN OPENJSON(@rows) WITH ("month" int '$[0]', "member_key" bigint '$[1]', "programme_no" smallint '$[2]', "spent" bigint '$[3]') AS s ON t."month" = s."month" AND t."member_key" = s."member_key" AND t."programme_no" = s."programme_no"
GO

-- member_programme_months, Add
INSERT INTO member_programme_months ("month", "member_key", "programme_no", "spent") SELECT "month", "member_key", "programme_no", "spent" FROM OPENJSON(@rows) WITH ("month" int '$[0]', "member_key" bigint '$[1]', "programme_no" smallint '$[2]', "spent" bigint '$[3]') AS s WHERE NOT EXISTS (SELECT 1 FROM member_programme_months AS t WHERE t."month" = s."month" AND t."member_key" = s."member_key" AND t."programme_no" = s."programme_no")
GO

-- member_programme_months, Replace
UPDATE t SET "spent" = s."spent" FROM member_programme_months AS t INNER JOIN OPENJSON(@rows) WITH ("month" int '$[0]', "member_key" bigint '$[1]', "programme_no" smallint '$[2]', "spent" bigint '$[3]') AS s ON t."month" = s."month" AND t."member_key" = s."member_key" AND t."programme_no" = s."programme_no"
GO

-- member_programme_months, Replace
INSERT INTO member_programme_months ("month", "member_key", "programme_no", "spent") SELECT "month", "member_key", "programme_no", "spent" FROM OPENJSON(@rows) WITH ("month" int '$[0]', "member_key" bigint '$[1]', "programme_no" smallint '$[2]', "spent" bigint '$[3]') AS s WHERE NOT EXISTS (SELECT 1 FROM member_programme_months AS t WHERE t."month" = s."month" AND t."member_key" = s."member_key" AND t."programme_no" = s."programme_no")
GO

-- payment_postings, Replace
UPDATE t SET "entries" = s."entries", "list" = s."list" FROM payment_postings AS t INNER JOIN OPENJSON(@rows) WITH ("kind" smallint '$[0]', "day" int '$[1]', "first_key" bigint '$[2]', "batch_no" int '$[3]', "chunk_no" int '$[4]', "part" int '$[5]', "entries" int '$[6]', "list" varbinary(max) '$[7]') AS s ON t."kind" = s."kind" AND t."day" = s."day" AND t."first_key" = s."first_key" AND t."batch_no" = s."batch_no" AND t."chunk_no" = s."chunk_no" AND t."part" = s."part"
GO

-- payment_postings, Replace
INSERT INTO payment_postings ("kind", "day", "first_key", "batch_no", "chunk_no", "part", "entries", "list") SELECT "kind", "day", "first_key", "batch_no", "chunk_no", "part", "entries", "list" FROM OPENJSON(@rows) WITH ("kind" smallint '$[0]', "day" int '$[1]', "first_key" bigint '$[2]', "batch_no" int '$[3]', "chunk_no" int '$[4]', "part" int '$[5]', "entries" int '$[6]', "list" varbinary(max) '$[7]') AS s WHERE NOT EXISTS (SELECT 1 FROM payment_postings AS t WHERE t."kind" = s."kind" AND t."day" = s."day" AND t."first_key" = s."first_key" AND t."batch_no" = s."batch_no" AND t."chunk_no" = s."chunk_no" AND t."part" = s."part")
GO

-- payment_spans, Add
UPDATE t SET "entries" = t."entries" + s."entries", "first_key" = t."first_key" + s."first_key", "last_key" = t."last_key" + s."last_key", "first_at" = t."first_at" + s."first_at", "last_at" = t."last_at" + s."last_at" FROM payment_spans AS t INNER JOIN OPENJSON(@rows) WITH ("day" int '$[0]', "batch_no" int '$[1]', "chunk_no" int '$[2]', "series" int '$[3]', "entries" int '$[4]', "first_key" bigint '$[5]', "last_key" bigint '$[6]', "first_at" bigint '$[7]', "last_at" bigint '$[8]') AS s ON t."day" = s."day" AND t."batch_no" = s."batch_no" AND t."chunk_no" = s."chunk_no" AND t."series" = s."series"
GO

-- payment_spans, Add
INSERT INTO payment_spans ("day", "batch_no", "chunk_no", "series", "entries", "first_key", "last_key", "first_at", "last_at") SELECT "day", "batch_no", "chunk_no", "series", "entries", "first_key", "last_key", "first_at", "last_at" FROM OPENJSON(@rows) WITH ("day" int '$[0]', "batch_no" int '$[1]', "chunk_no" int '$[2]', "series" int '$[3]', "entries" int '$[4]', "first_key" bigint '$[5]', "last_key" bigint '$[6]', "first_at" bigint '$[7]', "last_at" bigint '$[8]') AS s WHERE NOT EXISTS (SELECT 1 FROM payment_spans AS t WHERE t."day" = s."day" AND t."batch_no" = s."batch_no" AND t."chunk_no" = s."chunk_no" AND t."series" = s."series")
GO

-- payment_spans, Replace
UPDATE t SET "entries" = s."entries", "first_key" = s."first_key", "last_key" = s."last_key", "first_at" = s."first_at", "last_at" = s."last_at" FROM payment_spans AS t INNER JOIN OPENJSON(@rows) WITH ("day" int '$[0]', "batch_no" int '$[1]', "chunk_no" int '$[2]', "series" int '$[3]', "entries" int '$[4]', "first_key" bigint '$[5]', "last_key" bigint '$[6]', "first_at" bigint '$[7]', "last_at" bigint '$[8]') AS s ON t."day" = s."day" AND t."batch_no" = s."batch_no" AND t."chunk_no" = s."chunk_no" AND t."series" = s."series"
GO

-- payment_spans, Replace
INSERT INTO payment_spans ("day", "batch_no", "chunk_no", "series", "entries", "first_key", "last_key", "first_at", "last_at") SELECT "day", "batch_no", "chunk_no", "series", "entries", "first_key", "last_key", "first_at", "last_at" FROM OPENJSON(@rows) WITH ("day" int '$[0]', "batch_no" int '$[1]', "chunk_no" int '$[2]', "series" int '$[3]', "entries" int '$[4]', "first_key" bigint '$[5]', "last_key" bigint '$[6]', "first_at" bigint '$[7]', "last_at" bigint '$[8]') AS s WHERE NOT EXISTS (SELECT 1 FROM payment_spans AS t WHERE t."day" = s."day" AND t."batch_no" = s."batch_no" AND t."chunk_no" = s."chunk_no" AND t."series" = s."series")
GO

-- payments_daily, Add
UPDATE t SET "count" = t."count" + s."count", "amount" = t."amount" + s."amount", "cashback" = t."cashback" + s."cashback", "national" = t."national" + s."national", "city" = t."city" + s."city", "gu" = t."gu" + s."gu", "institution" = t."institution" + s."institution", "merchant" = t."merchant" + s."merchant", "operator_cashback" = t."operator_cashback" + s."operator_cashback", "from_charge" = t."from_charge" + s."from_charge", "from_cashback" = t."from_cashback" + s."from_cashback", "from_policy" = t."from_policy" + s."from_policy" FROM payments_daily AS t INNER JOIN OPENJSON(@rows) WITH ("day" int '$[0]', "legal_dong" bigint '$[1]', "district" int '$[2]', "business_type" int '$[3]', "programme_no" smallint '$[4]', "kind" smallint '$[5]', "flags" smallint '$[6]', "count" bigint '$[7]', "amount" bigint '$[8]', "cashback" bigint '$[9]', "national" bigint '$[10]', "city" bigint '$[11]', "gu" bigint '$[12]', "institution" bigint '$[13]', "merchant" bigint '$[14]', "operator_cashback" bigint '$[15]', "from_charge" bigint '$[16]', "from_cashback" bigint '$[17]', "from_policy" bigint '$[18]') AS s ON t."day" = s."day" AND t."legal_dong" = s."legal_dong" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."programme_no" = s."programme_no" AND t."kind" = s."kind" AND t."flags" = s."flags"
GO

-- payments_daily, Add
INSERT INTO payments_daily ("day", "legal_dong", "district", "business_type", "programme_no", "kind", "flags", "count", "amount", "cashback", "national", "city", "gu", "institution", "merchant", "operator_cashback", "from_charge", "from_cashback", "from_policy") SELECT "day", "legal_dong", "district", "business_type", "programme_no", "kind", "flags", "count", "amount", "cashback", "national", "city", "gu", "institution", "merchant", "operator_cashback", "from_charge", "from_cashback", "from_policy" FROM OPENJSON(@rows) WITH ("day" int '$[0]', "legal_dong" bigint '$[1]', "district" int '$[2]', "business_type" int '$[3]', "programme_no" smallint '$[4]', "kind" smallint '$[5]', "flags" smallint '$[6]', "count" bigint '$[7]', "amount" bigint '$[8]', "cashback" bigint '$[9]', "national" bigint '$[10]', "city" bigint '$[11]', "gu" bigint '$[12]', "institution" bigint '$[13]', "merchant" bigint '$[14]', "operator_cashback" bigint '$[15]', "from_charge" bigint '$[16]', "from_cashback" bigint '$[17]', "from_policy" bigint '$[18]') AS s WHERE NOT EXISTS (SELECT 1 FROM payments_daily AS t WHERE t."day" = s."day" AND t."legal_dong" = s."legal_dong" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."programme_no" = s."programme_no" AND t."kind" = s."kind" AND t."flags" = s."flags")
GO

-- payments_daily, Replace
UPDATE t SET "count" = s."count", "amount" = s."amount", "cashback" = s."cashback", "national" = s."national", "city" = s."city", "gu" = s."gu", "institution" = s."institution", "merchant" = s."merchant", "operator_cashback" = s."operator_cashback", "from_charge" = s."from_charge", "from_cashback" = s."from_cashback", "from_policy" = s."from_policy" FROM payments_daily AS t INNER JOIN OPENJSON(@rows) WITH ("day" int '$[0]', "legal_dong" bigint '$[1]', "district" int '$[2]', "business_type" int '$[3]', "programme_no" smallint '$[4]', "kind" smallint '$[5]', "flags" smallint '$[6]', "count" bigint '$[7]', "amount" bigint '$[8]', "cashback" bigint '$[9]', "national" bigint '$[10]', "city" bigint '$[11]', "gu" bigint '$[12]', "institution" bigint '$[13]', "merchant" bigint '$[14]', "operator_cashback" bigint '$[15]', "from_charge" bigint '$[16]', "from_cashback" bigint '$[17]', "from_policy" bigint '$[18]') AS s ON t."day" = s."day" AND t."legal_dong" = s."legal_dong" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."programme_no" = s."programme_no" AND t."kind" = s."kind" AND t."flags" = s."flags"
GO

-- payments_daily, Replace
INSERT INTO payments_daily ("day", "legal_dong", "district", "business_type", "programme_no", "kind", "flags", "count", "amount", "cashback", "national", "city", "gu", "institution", "merchant", "operator_cashback", "from_charge", "from_cashback", "from_policy") SELECT "day", "legal_dong", "district", "business_type", "programme_no", "kind", "flags", "count", "amount", "cashback", "national", "city", "gu", "institution", "merchant", "operator_cashback", "from_charge", "from_cashback", "from_policy" FROM OPENJSON(@rows) WITH ("day" int '$[0]', "legal_dong" bigint '$[1]', "district" int '$[2]', "business_type" int '$[3]', "programme_no" smallint '$[4]', "kind" smallint '$[5]', "flags" smallint '$[6]', "count" bigint '$[7]', "amount" bigint '$[8]', "cashback" bigint '$[9]', "national" bigint '$[10]', "city" bigint '$[11]', "gu" bigint '$[12]', "institution" bigint '$[13]', "merchant" bigint '$[14]', "operator_cashback" bigint '$[15]', "from_charge" bigint '$[16]', "from_cashback" bigint '$[17]', "from_policy" bigint '$[18]') AS s WHERE NOT EXISTS (SELECT 1 FROM payments_daily AS t WHERE t."day" = s."day" AND t."legal_dong" = s."legal_dong" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."programme_no" = s."programme_no" AND t."kind" = s."kind" AND t."flags" = s."flags")
GO

-- payments_monthly, Add
UPDATE t SET "count" = t."count" + s."count", "amount" = t."amount" + s."amount", "cashback" = t."cashback" + s."cashback", "national" = t."national" + s."national", "city" = t."city" + s."city", "gu" = t."gu" + s."gu", "institution" = t."institution" + s."institution", "merchant" = t."merchant" + s."merchant", "operator_cashback" = t."operator_cashback" + s."operator_cashback", "from_charge" = t."from_charge" + s."from_charge", "from_cashback" = t."from_cashback" + s."from_cashback", "from_policy" = t."from_policy" + s."from_policy" FROM payments_monthly AS t INNER JOIN OPENJSON(@rows) WITH ("month" int '$[0]', "legal_dong" bigint '$[1]', "district" int '$[2]', "business_type" int '$[3]', "programme_no" smallint '$[4]', "kind" smallint '$[5]', "flags" smallint '$[6]', "count" bigint '$[7]', "amount" bigint '$[8]', "cashback" bigint '$[9]', "national" bigint '$[10]', "city" bigint '$[11]', "gu" bigint '$[12]', "institution" bigint '$[13]', "merchant" bigint '$[14]', "operator_cashback" bigint '$[15]', "from_charge" bigint '$[16]', "from_cashback" bigint '$[17]', "from_policy" bigint '$[18]') AS s ON t."month" = s."month" AND t."legal_dong" = s."legal_dong" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."programme_no" = s."programme_no" AND t."kind" = s."kind" AND t."flags" = s."flags"
GO

-- payments_monthly, Add
INSERT INTO payments_monthly ("month", "legal_dong", "district", "business_type", "programme_no", "kind", "flags", "count", "amount", "cashback", "national", "city", "gu", "institution", "merchant", "operator_cashback", "from_charge", "from_cashback", "from_policy") SELECT "month", "legal_dong", "district", "business_type", "programme_no", "kind", "flags", "count", "amount", "cashback", "national", "city", "gu", "institution", "merchant", "operator_cashback", "from_charge", "from_cashback", "from_policy" FROM OPENJSON(@rows) WITH ("month" int '$[0]', "legal_dong" bigint '$[1]', "district" int '$[2]', "business_type" int '$[3]', "programme_no" smallint '$[4]', "kind" smallint '$[5]', "flags" smallint '$[6]', "count" bigint '$[7]', "amount" bigint '$[8]', "cashback" bigint '$[9]', "national" bigint '$[10]', "city" bigint '$[11]', "gu" bigint '$[12]', "institution" bigint '$[13]', "merchant" bigint '$[14]', "operator_cashback" bigint '$[15]', "from_charge" bigint '$[16]', "from_cashback" bigint '$[17]', "from_policy" bigint '$[18]') AS s WHERE NOT EXISTS (SELECT 1 FROM payments_monthly AS t WHERE t."month" = s."month" AND t."legal_dong" = s."legal_dong" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."programme_no" = s."programme_no" AND t."kind" = s."kind" AND t."flags" = s."flags")
GO

-- payments_monthly, Replace
UPDATE t SET "count" = s."count", "amount" = s."amount", "cashback" = s."cashback", "national" = s."national", "city" = s."city", "gu" = s."gu", "institution" = s."institution", "merchant" = s."merchant", "operator_cashback" = s."operator_cashback", "from_charge" = s."from_charge", "from_cashback" = s."from_cashback", "from_policy" = s."from_policy" FROM payments_monthly AS t INNER JOIN OPENJSON(@rows) WITH ("month" int '$[0]', "legal_dong" bigint '$[1]', "district" int '$[2]', "business_type" int '$[3]', "programme_no" smallint '$[4]', "kind" smallint '$[5]', "flags" smallint '$[6]', "count" bigint '$[7]', "amount" bigint '$[8]', "cashback" bigint '$[9]', "national" bigint '$[10]', "city" bigint '$[11]', "gu" bigint '$[12]', "institution" bigint '$[13]', "merchant" bigint '$[14]', "operator_cashback" bigint '$[15]', "from_charge" bigint '$[16]', "from_cashback" bigint '$[17]', "from_policy" bigint '$[18]') AS s ON t."month" = s."month" AND t."legal_dong" = s."legal_dong" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."programme_no" = s."programme_no" AND t."kind" = s."kind" AND t."flags" = s."flags"
GO

-- payments_monthly, Replace
INSERT INTO payments_monthly ("month", "legal_dong", "district", "business_type", "programme_no", "kind", "flags", "count", "amount", "cashback", "national", "city", "gu", "institution", "merchant", "operator_cashback", "from_charge", "from_cashback", "from_policy") SELECT "month", "legal_dong", "district", "business_type", "programme_no", "kind", "flags", "count", "amount", "cashback", "national", "city", "gu", "institution", "merchant", "operator_cashback", "from_charge", "from_cashback", "from_policy" FROM OPENJSON(@rows) WITH ("month" int '$[0]', "legal_dong" bigint '$[1]', "district" int '$[2]', "business_type" int '$[3]', "programme_no" smallint '$[4]', "kind" smallint '$[5]', "flags" smallint '$[6]', "count" bigint '$[7]', "amount" bigint '$[8]', "cashback" bigint '$[9]', "national" bigint '$[10]', "city" bigint '$[11]', "gu" bigint '$[12]', "institution" bigint '$[13]', "merchant" bigint '$[14]', "operator_cashback" bigint '$[15]', "from_charge" bigint '$[16]', "from_cashback" bigint '$[17]', "from_policy" bigint '$[18]') AS s WHERE NOT EXISTS (SELECT 1 FROM payments_monthly AS t WHERE t."month" = s."month" AND t."legal_dong" = s."legal_dong" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."programme_no" = s."programme_no" AND t."kind" = s."kind" AND t."flags" = s."flags")
GO

-- users_monthly, Add
UPDATE t SET "users" = t."users" + s."users" FROM users_monthly AS t INNER JOIN OPENJSON(@rows) WITH ("month" int '$[0]', "home_dong" bigint '$[1]', "users" bigint '$[2]') AS s ON t."month" = s."month" AND t."home_dong" = s."home_dong"
GO

-- users_monthly, Add
INSERT INTO users_monthly ("month", "home_dong", "users") SELECT "month", "home_dong", "users" FROM OPENJSON(@rows) WITH ("month" int '$[0]', "home_dong" bigint '$[1]', "users" bigint '$[2]') AS s WHERE NOT EXISTS (SELECT 1 FROM users_monthly AS t WHERE t."month" = s."month" AND t."home_dong" = s."home_dong")
GO

-- users_monthly, Replace
UPDATE t SET "users" = s."users" FROM users_monthly AS t INNER JOIN OPENJSON(@rows) WITH ("month" int '$[0]', "home_dong" bigint '$[1]', "users" bigint '$[2]') AS s ON t."month" = s."month" AND t."home_dong" = s."home_dong"
GO

-- users_monthly, Replace
INSERT INTO users_monthly ("month", "home_dong", "users") SELECT "month", "home_dong", "users" FROM OPENJSON(@rows) WITH ("month" int '$[0]', "home_dong" bigint '$[1]', "users" bigint '$[2]') AS s WHERE NOT EXISTS (SELECT 1 FROM users_monthly AS t WHERE t."month" = s."month" AND t."home_dong" = s."home_dong")
GO

-- payment_differences_daily, Add
UPDATE t SET "count" = t."count" + s."count", "own" = t."own" + s."own", "operator" = t."operator" + s."operator", "won" = t."won" + s."won" FROM payment_differences_daily AS t INNER JOIN OPENJSON(@rows) WITH ("day" int '$[0]', "district" int '$[1]', "business_type" int '$[2]', "bracket" smallint '$[3]', "cause" smallint '$[4]', "count" bigint '$[5]', "own" bigint '$[6]', "operator" bigint '$[7]', "won" bigint '$[8]') AS s ON t."day" = s."day" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."bracket" = s."bracket" AND t."cause" = s."cause"
GO

-- payment_differences_daily, Add
INSERT INTO payment_differences_daily ("day", "district", "business_type", "bracket", "cause", "count", "own", "operator", "won") SELECT "day", "district", "business_type", "bracket", "cause", "count", "own", "operator", "won" FROM OPENJSON(@rows) WITH ("day" int '$[0]', "district" int '$[1]', "business_type" int '$[2]', "bracket" smallint '$[3]', "cause" smallint '$[4]', "count" bigint '$[5]', "own" bigint '$[6]', "operator" bigint '$[7]', "won" bigint '$[8]') AS s WHERE NOT EXISTS (SELECT 1 FROM payment_differences_daily AS t WHERE t."day" = s."day" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."bracket" = s."bracket" AND t."cause" = s."cause")
GO

-- payment_differences_daily, Replace
UPDATE t SET "count" = s."count", "own" = s."own", "operator" = s."operator", "won" = s."won" FROM payment_differences_daily AS t INNER JOIN OPENJSON(@rows) WITH ("day" int '$[0]', "district" int '$[1]', "business_type" int '$[2]', "bracket" smallint '$[3]', "cause" smallint '$[4]', "count" bigint '$[5]', "own" bigint '$[6]', "operator" bigint '$[7]', "won" bigint '$[8]') AS s ON t."day" = s."day" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."bracket" = s."bracket" AND t."cause" = s."cause"
GO

-- payment_differences_daily, Replace
INSERT INTO payment_differences_daily ("day", "district", "business_type", "bracket", "cause", "count", "own", "operator", "won") SELECT "day", "district", "business_type", "bracket", "cause", "count", "own", "operator", "won" FROM OPENJSON(@rows) WITH ("day" int '$[0]', "district" int '$[1]', "business_type" int '$[2]', "bracket" smallint '$[3]', "cause" smallint '$[4]', "count" bigint '$[5]', "own" bigint '$[6]', "operator" bigint '$[7]', "won" bigint '$[8]') AS s WHERE NOT EXISTS (SELECT 1 FROM payment_differences_daily AS t WHERE t."day" = s."day" AND t."district" = s."district" AND t."business_type" = s."business_type" AND t."bracket" = s."bracket" AND t."cause" = s."cause")
GO

-- budget_lines, Add
UPDATE t SET "available" = t."available" + s."available", "executed" = t."executed" + s."executed", "uncovered" = t."uncovered" + s."uncovered", "committed" = t."committed" + s."committed", "lapsed" = t."lapsed" + s."lapsed", "version" = t."version" + s."version" FROM budget_lines AS t INNER JOIN OPENJSON(@rows) WITH ("year" int '$[0]', "fund" smallint '$[1]', "authority" int '$[2]', "programme" nvarchar(max) '$[3]', "available" bigint '$[4]', "executed" bigint '$[5]', "uncovered" bigint '$[6]', "committed" bigint '$[7]', "lapsed" bigint '$[8]', "version" bigint '$[9]') AS s ON t."year" = s."year" AND t."fund" = s."fund" AND t."authority" = s."authority" AND t."programme" = s."programme" COLLATE Latin1_General_100_BIN2
GO

-- budget_lines, Add
INSERT INTO budget_lines ("year", "fund", "authority", "programme", "available", "executed", "uncovered", "committed", "lapsed", "version") SELECT "year", "fund", "authority", "programme", "available", "executed", "uncovered", "committed", "lapsed", "version" FROM OPENJSON(@rows) WITH ("year" int '$[0]', "fund" smallint '$[1]', "authority" int '$[2]', "programme" nvarchar(max) '$[3]', "available" bigint '$[4]', "executed" bigint '$[5]', "uncovered" bigint '$[6]', "committed" bigint '$[7]', "lapsed" bigint '$[8]', "version" bigint '$[9]') AS s WHERE NOT EXISTS (SELECT 1 FROM budget_lines AS t WHERE t."year" = s."year" AND t."fund" = s."fund" AND t."authority" = s."authority" AND t."programme" = s."programme" COLLATE Latin1_General_100_BIN2)
GO

-- budget_lines, Replace
UPDATE t SET "available" = s."available", "executed" = s."executed", "uncovered" = s."uncovered", "committed" = s."committed", "lapsed" = s."lapsed", "version" = s."version" FROM budget_lines AS t INNER JOIN OPENJSON(@rows) WITH ("year" int '$[0]', "fund" smallint '$[1]', "authority" int '$[2]', "programme" nvarchar(max) '$[3]', "available" bigint '$[4]', "executed" bigint '$[5]', "uncovered" bigint '$[6]', "committed" bigint '$[7]', "lapsed" bigint '$[8]', "version" bigint '$[9]') AS s ON t."year" = s."year" AND t."fund" = s."fund" AND t."authority" = s."authority" AND t."programme" = s."programme" COLLATE Latin1_General_100_BIN2
GO

-- budget_lines, Replace
INSERT INTO budget_lines ("year", "fund", "authority", "programme", "available", "executed", "uncovered", "committed", "lapsed", "version") SELECT "year", "fund", "authority", "programme", "available", "executed", "uncovered", "committed", "lapsed", "version" FROM OPENJSON(@rows) WITH ("year" int '$[0]', "fund" smallint '$[1]', "authority" int '$[2]', "programme" nvarchar(max) '$[3]', "available" bigint '$[4]', "executed" bigint '$[5]', "uncovered" bigint '$[6]', "committed" bigint '$[7]', "lapsed" bigint '$[8]', "version" bigint '$[9]') AS s WHERE NOT EXISTS (SELECT 1 FROM budget_lines AS t WHERE t."year" = s."year" AND t."fund" = s."fund" AND t."authority" = s."authority" AND t."programme" = s."programme" COLLATE Latin1_General_100_BIN2)
GO

-- budget_postings, Add
UPDATE t SET "executed" = t."executed" + s."executed", "uncovered" = t."uncovered" + s."uncovered" FROM budget_postings AS t INNER JOIN OPENJSON(@rows) WITH ("batch_no" int '$[0]', "chunk_no" int '$[1]', "year" int '$[2]', "fund" smallint '$[3]', "authority" int '$[4]', "programme" nvarchar(max) '$[5]', "day" int '$[6]', "executed" bigint '$[7]', "uncovered" bigint '$[8]') AS s ON t."batch_no" = s."batch_no" AND t."chunk_no" = s."chunk_no" AND t."year" = s."year" AND t."fund" = s."fund" AND t."authority" = s."authority" AND t."programme" = s."programme" COLLATE Latin1_General_100_BIN2 AND t."day" = s."day"
GO

-- budget_postings, Add
INSERT INTO budget_postings ("batch_no", "chunk_no", "year", "fund", "authority", "programme", "day", "executed", "uncovered") SELECT "batch_no", "chunk_no", "year", "fund", "authority", "programme", "day", "executed", "uncovered" FROM OPENJSON(@rows) WITH ("batch_no" int '$[0]', "chunk_no" int '$[1]', "year" int '$[2]', "fund" smallint '$[3]', "authority" int '$[4]', "programme" nvarchar(max) '$[5]', "day" int '$[6]', "executed" bigint '$[7]', "uncovered" bigint '$[8]') AS s WHERE NOT EXISTS (SELECT 1 FROM budget_postings AS t WHERE t."batch_no" = s."batch_no" AND t."chunk_no" = s."chunk_no" AND t."year" = s."year" AND t."fund" = s."fund" AND t."authority" = s."authority" AND t."programme" = s."programme" COLLATE Latin1_General_100_BIN2 AND t."day" = s."day")
GO

-- budget_postings, Replace
UPDATE t SET "executed" = s."executed", "uncovered" = s."uncovered" FROM budget_postings AS t INNER JOIN OPENJSON(@rows) WITH ("batch_no" int '$[0]', "chunk_no" int '$[1]', "year" int '$[2]', "fund" smallint '$[3]', "authority" int '$[4]', "programme" nvarchar(max) '$[5]', "day" int '$[6]', "executed" bigint '$[7]', "uncovered" bigint '$[8]') AS s ON t."batch_no" = s."batch_no" AND t."chunk_no" = s."chunk_no" AND t."year" = s."year" AND t."fund" = s."fund" AND t."authority" = s."authority" AND t."programme" = s."programme" COLLATE Latin1_General_100_BIN2 AND t."day" = s."day"
GO

-- budget_postings, Replace
INSERT INTO budget_postings ("batch_no", "chunk_no", "year", "fund", "authority", "programme", "day", "executed", "uncovered") SELECT "batch_no", "chunk_no", "year", "fund", "authority", "programme", "day", "executed", "uncovered" FROM OPENJSON(@rows) WITH ("batch_no" int '$[0]', "chunk_no" int '$[1]', "year" int '$[2]', "fund" smallint '$[3]', "authority" int '$[4]', "programme" nvarchar(max) '$[5]', "day" int '$[6]', "executed" bigint '$[7]', "uncovered" bigint '$[8]') AS s WHERE NOT EXISTS (SELECT 1 FROM budget_postings AS t WHERE t."batch_no" = s."batch_no" AND t."chunk_no" = s."chunk_no" AND t."year" = s."year" AND t."fund" = s."fund" AND t."authority" = s."authority" AND t."programme" = s."programme" COLLATE Latin1_General_100_BIN2 AND t."day" = s."day")
GO

-- look-up
SELECT amount FROM payments WHERE tx_key IN (SELECT wanted FROM OPENJSON(@rows) WITH (wanted bigint '$'))
GO
