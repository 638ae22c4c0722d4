IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [audit_blocks] (
        [block_no] bigint NOT NULL,
        [first_entry] bigint NOT NULL,
        [last_entry] bigint NOT NULL,
        [root] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [sealed_at] bigint NOT NULL,
        [previous_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [pk_audit_blocks] PRIMARY KEY ([block_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [audit_checkpoints] (
        [checkpoint_no] bigint NOT NULL,
        [at] bigint NOT NULL,
        [entry_no] bigint NOT NULL,
        [entry_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [block_no] bigint NOT NULL,
        [block_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ledger] nvarchar(2000) NOT NULL,
        [previous] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [key_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [signature] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [pk_audit_checkpoints] PRIMARY KEY ([checkpoint_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [audit_entries] (
        [entry_no] bigint NOT NULL,
        [at] bigint NOT NULL,
        [actor_id] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [actor] nvarchar(100) NOT NULL,
        [employee_no] nvarchar(100) NOT NULL,
        [address] nvarchar(100) NOT NULL,
        [action] nvarchar(100) NOT NULL,
        [subject] nvarchar(200) NOT NULL,
        [subject_person] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [district] int NULL,
        [reason] nvarchar(600) NOT NULL,
        [result] smallint NOT NULL,
        [request_id] nvarchar(100) NOT NULL,
        [details] nvarchar(2300) NOT NULL,
        [previous_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [pk_audit_entries] PRIMARY KEY ([entry_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [audit_reviews] (
        [review_no] bigint NOT NULL,
        [month] int NOT NULL,
        [finding] nvarchar(200) NOT NULL,
        [step] smallint NOT NULL,
        [at] bigint NOT NULL,
        [actor] nvarchar(100) NOT NULL,
        [employee_no] nvarchar(100) NOT NULL,
        [words] nvarchar(1000) NOT NULL,
        CONSTRAINT [pk_audit_reviews] PRIMARY KEY ([review_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [audit_tombstones] (
        [tombstone_no] bigint NOT NULL,
        [last_entry] bigint NOT NULL,
        [last_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [last_at] bigint NOT NULL,
        [purged_at] bigint NOT NULL,
        [reason] nvarchar(600) NOT NULL,
        [key_id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [signature] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [pk_audit_tombstones] PRIMARY KEY ([tombstone_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [balances_daily] (
        [day] int NOT NULL,
        [programme] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [opening] bigint NOT NULL,
        [charged] bigint NOT NULL,
        [refunded] bigint NOT NULL,
        [expired] bigint NOT NULL,
        [spent_charge] bigint NOT NULL,
        [cashback_granted] bigint NOT NULL,
        [spent_cashback] bigint NOT NULL,
        [policy_loaded] bigint NOT NULL,
        [spent_policy] bigint NOT NULL,
        [closing] bigint NOT NULL,
        [protected_account_balance] bigint NOT NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_balances_daily] PRIMARY KEY ([day], [programme])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [benefit_plus_applications] (
        [application_no] bigint NOT NULL,
        [act] smallint NOT NULL,
        [merchant_key] bigint NOT NULL,
        [merchant_id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [district] int NOT NULL,
        [rate_bp] int NOT NULL,
        [first_day] int NOT NULL,
        [last_day] int NULL,
        [note] nvarchar(1000) NOT NULL,
        [state] smallint NOT NULL,
        [received_at] bigint NOT NULL,
        [received_by] nvarchar(100) NOT NULL,
        [closed_at] bigint NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_benefit_plus_applications] PRIMARY KEY ([application_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [benefit_plus_contracts] (
        [merchant_key] bigint NOT NULL,
        [valid_from] int NOT NULL,
        [valid_to] int NULL,
        [rate_bp] int NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_benefit_plus_contracts] PRIMARY KEY ([merchant_key], [valid_from])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [benefit_plus_files] (
        [application_no] bigint NOT NULL,
        [file_no] int NOT NULL,
        [name] nvarchar(200) NOT NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [content] varbinary(max) NOT NULL,
        CONSTRAINT [pk_benefit_plus_files] PRIMARY KEY ([application_no], [file_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [benefit_plus_steps] (
        [application_no] bigint NOT NULL,
        [step_no] int NOT NULL,
        [at] bigint NOT NULL,
        [act] smallint NOT NULL,
        [by_name] nvarchar(100) NOT NULL,
        [comment] nvarchar(1000) NOT NULL,
        CONSTRAINT [pk_benefit_plus_steps] PRIMARY KEY ([application_no], [step_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [benefit_plus_terms] (
        [authority] int NOT NULL,
        [rates] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [target] int NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_benefit_plus_terms] PRIMARY KEY ([authority])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [budget_entries] (
        [entry_no] bigint NOT NULL,
        [year] int NOT NULL,
        [fund] smallint NOT NULL,
        [authority] int NOT NULL,
        [programme] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [kind] smallint NOT NULL,
        [number] nvarchar(80) NOT NULL,
        [dated] int NOT NULL,
        [decision] nvarchar(400) NOT NULL,
        [amount] bigint NOT NULL,
        [source] nvarchar(400) NOT NULL,
        [corrects] bigint NULL,
        [proposal_no] bigint NULL,
        CONSTRAINT [pk_budget_entries] PRIMARY KEY ([entry_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [budget_lines] (
        [year] int NOT NULL,
        [fund] smallint NOT NULL,
        [authority] int NOT NULL,
        [programme] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [available] bigint NOT NULL,
        [executed] bigint NOT NULL,
        [uncovered] bigint NOT NULL,
        [committed] bigint NOT NULL,
        [lapsed] bigint NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_budget_lines] PRIMARY KEY ([year], [fund], [authority], [programme])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [budget_postings] (
        [batch_no] int NOT NULL,
        [chunk_no] int NOT NULL,
        [year] int NOT NULL,
        [fund] smallint NOT NULL,
        [authority] int NOT NULL,
        [programme] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [day] int NOT NULL,
        [executed] bigint NOT NULL,
        [uncovered] bigint NOT NULL,
        CONSTRAINT [pk_budget_postings] PRIMARY KEY ([batch_no], [chunk_no], [year], [fund], [authority], [programme], [day])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [budget_thresholds] (
        [authority] int NOT NULL,
        [over_percent] int NOT NULL,
        [under_percent] int NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_budget_thresholds] PRIMARY KEY ([authority])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [cancellations] (
        [original_key] bigint NOT NULL,
        [cancel_key] bigint NOT NULL,
        [amount] bigint NOT NULL,
        [from_charge] bigint NOT NULL,
        [from_cashback] bigint NOT NULL,
        [from_policy] bigint NOT NULL,
        CONSTRAINT [pk_cancellations] PRIMARY KEY ([original_key], [cancel_key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [card_answers] (
        [order_no] bigint NOT NULL,
        [made] bit NOT NULL,
        [occurred_at] bigint NOT NULL,
        [card_key] bigint NULL,
        [member_key] bigint NULL,
        [reason] nvarchar(400) NOT NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_card_answers] PRIMARY KEY ([order_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [card_batches] (
        [list_no] bigint NOT NULL,
        [authority] int NOT NULL,
        [programme] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [fund_no] bigint NOT NULL,
        [ordered_by] nvarchar(100) NOT NULL,
        [cards] int NOT NULL,
        [done_pages] int NOT NULL,
        [skipped] int NOT NULL,
        [card_cost] bigint NOT NULL,
        [loads] bigint NOT NULL,
        [line_year] int NOT NULL,
        [line_fund] smallint NOT NULL,
        [line_authority] int NOT NULL,
        [line_programme] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [released] bigint NOT NULL,
        [approved_at] bigint NULL,
        [alone_by] uniqueidentifier NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_card_batches] PRIMARY KEY ([list_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [card_events] (
        [card_key] bigint NOT NULL,
        [occurred_at] bigint NOT NULL,
        [event] smallint NOT NULL,
        [reason] nvarchar(400) NOT NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_card_events] PRIMARY KEY ([card_key], [occurred_at], [event])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [card_issue_terms] (
        [authority] int NOT NULL,
        [four_eyes_above] int NOT NULL,
        [lot_size] int NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_card_issue_terms] PRIMARY KEY ([authority])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [card_order_files] (
        [file_no] bigint NOT NULL,
        [closed_at] bigint NOT NULL,
        [closed_by] nvarchar(100) NOT NULL,
        [orders] int NOT NULL,
        CONSTRAINT [pk_card_order_files] PRIMARY KEY ([file_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [card_orders] (
        [order_no] bigint NOT NULL,
        [act] smallint NOT NULL,
        [programme] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [person_no] bigint NOT NULL,
        [target_card] bigint NULL,
        [authority] int NOT NULL,
        [list_no] int NOT NULL,
        [lot_no] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [reason] nvarchar(400) NOT NULL,
        [state] smallint NOT NULL,
        [ordered_at] bigint NOT NULL,
        [ordered_by] nvarchar(100) NOT NULL,
        [file_no] bigint NULL,
        [card_key] bigint NULL,
        [member_key] bigint NULL,
        [sent_again_as] bigint NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_card_orders] PRIMARY KEY ([order_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [cards] (
        [card_key] bigint NOT NULL,
        [member_key] bigint NOT NULL,
        [programme_no] smallint NOT NULL,
        [status] smallint NOT NULL,
        [issued_at] bigint NOT NULL,
        [activated_at] bigint NULL,
        [closed_at] bigint NULL,
        [pan_masked] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [pan_end] smallint NOT NULL,
        [lot_no] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [replaces_card] bigint NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_cards] PRIMARY KEY ([card_key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [charges] (
        [charge_key] bigint NOT NULL,
        [kind] smallint NOT NULL,
        [occurred_at] bigint NOT NULL,
        [posted_on] int NOT NULL,
        [member_key] bigint NOT NULL,
        [card_key] bigint NOT NULL,
        [programme_no] smallint NOT NULL,
        [home_dong] bigint NOT NULL,
        [amount] bigint NOT NULL,
        [method] smallint NOT NULL,
        [policy_fund] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [expires_on] int NULL,
        [flags] smallint NOT NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_charges] PRIMARY KEY ([charge_key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [charges_daily] (
        [day] int NOT NULL,
        [home_dong] bigint NOT NULL,
        [programme_no] smallint NOT NULL,
        [kind] smallint NOT NULL,
        [method] smallint NOT NULL,
        [count] bigint NOT NULL,
        [amount] bigint NOT NULL,
        CONSTRAINT [pk_charges_daily] PRIMARY KEY ([day], [home_dong], [programme_no], [kind], [method])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [data_protection_keys] (
        [name] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [xml] nvarchar(max) NOT NULL,
        CONSTRAINT [pk_data_protection_keys] PRIMARY KEY ([name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [downloads] (
        [download_no] bigint NOT NULL,
        [use_case] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [subject] nvarchar(200) NOT NULL,
        [account] nvarchar(256) NOT NULL,
        [employee_no] nvarchar(100) NOT NULL,
        [address] nvarchar(100) NOT NULL,
        [reason] nvarchar(1000) NOT NULL,
        [begun_at] bigint NOT NULL,
        [done_at] bigint NULL,
        [rows] bigint NOT NULL,
        [people] bigint NOT NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [data_sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [permit_no] bigint NULL,
        CONSTRAINT [pk_downloads] PRIMARY KEY ([download_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [drafts] (
        [officer_id] uniqueidentifier NOT NULL,
        [form] nvarchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [content] nvarchar(max) NOT NULL,
        [base] nvarchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [key] uniqueidentifier NOT NULL,
        [saved_at] bigint NOT NULL,
        CONSTRAINT [pk_drafts] PRIMARY KEY ([officer_id], [form])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [export_tickets] (
        [hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [job_id] uniqueidentifier NOT NULL,
        [officer_id] uniqueidentifier NOT NULL,
        [session] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [until] bigint NOT NULL,
        [used_at] bigint NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_export_tickets] PRIMARY KEY ([hash])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [exports] (
        [job_id] uniqueidentifier NOT NULL,
        [officer_id] uniqueidentifier NOT NULL,
        [title] nvarchar(200) NOT NULL,
        [permission] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [district] int NULL,
        [reason] nvarchar(1000) NOT NULL,
        [asked_at] bigint NOT NULL,
        [download_no] bigint NOT NULL,
        [file_name] nvarchar(200) NOT NULL,
        [media_type] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [stored] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [bytes] bigint NOT NULL,
        [rows] bigint NOT NULL,
        [people] bigint NOT NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [done_at] bigint NULL,
        [expires_at] bigint NULL,
        [taken] int NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_exports] PRIMARY KEY ([job_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [fund_load_files] (
        [file_no] bigint NOT NULL,
        [fund_no] bigint NOT NULL,
        [authority] int NOT NULL,
        [closed_at] bigint NOT NULL,
        [closed_by] nvarchar(100) NOT NULL,
        [loads] int NOT NULL,
        [amount] bigint NOT NULL,
        CONSTRAINT [pk_fund_load_files] PRIMARY KEY ([file_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [fund_loads] (
        [fund_no] bigint NOT NULL,
        [person_no] bigint NOT NULL,
        [load_no] bigint NOT NULL,
        [authority] int NOT NULL,
        [list_no] bigint NOT NULL,
        [amount] bigint NOT NULL,
        [file_no] bigint NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_fund_loads] PRIMARY KEY ([fund_no], [person_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [id_series] (
        [series] int NOT NULL,
        [prefix] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [width] int NOT NULL,
        CONSTRAINT [pk_id_series] PRIMARY KEY ([series])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [idempotency_keys] (
        [officer_id] uniqueidentifier NOT NULL,
        [key] uniqueidentifier NOT NULL,
        [use_case] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [request_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [answer] nvarchar(max) NOT NULL,
        [at] bigint NOT NULL,
        CONSTRAINT [pk_idempotency_keys] PRIMARY KEY ([officer_id], [key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [import_batches] (
        [batch_no] int NOT NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [file_name] nvarchar(260) NOT NULL,
        [kind] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [format_version] int NOT NULL,
        [operator] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [business_date] int NULL,
        [produced_at] bigint NULL,
        [sequence_no] int NULL,
        [status] smallint NOT NULL,
        [rows] bigint NOT NULL,
        [accepted] bigint NOT NULL,
        [duplicates] bigint NOT NULL,
        [conflicts] bigint NOT NULL,
        [rejected] bigint NOT NULL,
        [late] bigint NOT NULL,
        [adjustments] bigint NOT NULL,
        [amount] bigint NOT NULL,
        [operator_cashback] bigint NOT NULL,
        [own_cashback] bigint NOT NULL,
        [next_offset] bigint NOT NULL,
        [next_line] bigint NOT NULL,
        [started_at] bigint NOT NULL,
        [finished_at] bigint NULL,
        [message] nvarchar(2000) NULL,
        CONSTRAINT [pk_import_batches] PRIMARY KEY ([batch_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [import_differences] (
        [batch_no] int NOT NULL,
        [cause] smallint NOT NULL,
        [rows] bigint NOT NULL,
        [won] bigint NOT NULL,
        [national] bigint NOT NULL,
        [city] bigint NOT NULL,
        [gu] bigint NOT NULL,
        [institution] bigint NOT NULL,
        [merchant] bigint NOT NULL,
        CONSTRAINT [pk_import_differences] PRIMARY KEY ([batch_no], [cause])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [import_rejects] (
        [batch_no] int NOT NULL,
        [line] bigint NOT NULL,
        [column_name] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [rule] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [message] nvarchar(1000) NOT NULL,
        [original] nvarchar(max) NOT NULL,
        [row_key] bigint NULL,
        [existing_key] bigint NULL,
        CONSTRAINT [pk_import_rejects] PRIMARY KEY ([batch_no], [line])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [jobs] (
        [job_id] uniqueidentifier NOT NULL,
        [kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [title] nvarchar(260) NOT NULL,
        [officer_id] uniqueidentifier NOT NULL,
        [officer_name] nvarchar(100) NOT NULL,
        [address] nvarchar(64) NOT NULL,
        [request] nvarchar(max) NOT NULL,
        [status] smallint NOT NULL,
        [done] bigint NOT NULL,
        [total] bigint NOT NULL,
        [unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [rate] bigint NOT NULL,
        [step] nvarchar(260) NOT NULL,
        [message] nvarchar(2000) NOT NULL,
        [result] nvarchar(max) NOT NULL,
        [asked_at] bigint NOT NULL,
        [started_at] bigint NULL,
        [ended_at] bigint NULL,
        [heartbeat_at] bigint NULL,
        [runner] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [tries] int NOT NULL,
        [cancel_asked] bit NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_jobs] PRIMARY KEY ([job_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [key_changes] (
        [change_no] int NOT NULL,
        [kind] smallint NOT NULL,
        [from_key] nvarchar(100) NOT NULL,
        [to_key] nvarchar(100) NOT NULL,
        [proposal_no] bigint NULL,
        [decided_at] bigint NOT NULL,
        [done_at] bigint NULL,
        CONSTRAINT [pk_key_changes] PRIMARY KEY ([change_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [member_events] (
        [member_key] bigint NOT NULL,
        [occurred_at] bigint NOT NULL,
        [event] smallint NOT NULL,
        [home_dong] bigint NOT NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_member_events] PRIMARY KEY ([member_key], [occurred_at], [event])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [member_months] (
        [month] int NOT NULL,
        [page] bigint NOT NULL,
        [states] varbinary(max) NOT NULL,
        CONSTRAINT [pk_member_months] PRIMARY KEY ([month], [page])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [member_programme_months] (
        [month] int NOT NULL,
        [member_key] bigint NOT NULL,
        [programme_no] smallint NOT NULL,
        [spent] bigint NOT NULL,
        CONSTRAINT [pk_member_programme_months] PRIMARY KEY ([month], [member_key], [programme_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [members] (
        [member_key] bigint NOT NULL,
        [joined_at] bigint NOT NULL,
        [left_at] bigint NULL,
        [birth_year] int NOT NULL,
        [sex] smallint NOT NULL,
        [home_dong] bigint NOT NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_members] PRIMARY KEY ([member_key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [merchant_designations] (
        [merchant_key] bigint NOT NULL,
        [designation] nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [valid_from] int NOT NULL,
        [valid_to] int NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_merchant_designations] PRIMARY KEY ([merchant_key], [designation], [valid_from])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [merchant_terms] (
        [merchant_key] bigint NOT NULL,
        [valid_from] int NOT NULL,
        [business_type] int NOT NULL,
        [legal_dong] bigint NOT NULL,
        [district] int NOT NULL,
        [bracket] smallint NOT NULL,
        [status] smallint NOT NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_merchant_terms] PRIMARY KEY ([merchant_key], [valid_from], [batch_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [merchants] (
        [merchant_key] bigint NOT NULL,
        [registration_no] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(200) NOT NULL,
        [ksic] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [address] nvarchar(400) NOT NULL,
        [phone] nvarchar(240) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [phone_index] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [qr] bit NOT NULL,
        [registered_on] int NOT NULL,
        [closed_on] int NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_merchants] PRIMARY KEY ([merchant_key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [month_closings] (
        [month] int NOT NULL,
        [closed_at] bigint NOT NULL,
        [closed_by] nvarchar(100) NOT NULL,
        CONSTRAINT [pk_month_closings] PRIMARY KEY ([month])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [officer_grants] (
        [grant_no] bigint NOT NULL IDENTITY,
        [user_id] uniqueidentifier NOT NULL,
        [role] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [authority] int NOT NULL,
        [from_day] int NOT NULL,
        [until_day] int NULL,
        [proposal_no] bigint NULL,
        CONSTRAINT [pk_officer_grants] PRIMARY KEY ([grant_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [officer_settings] (
        [officer_id] uniqueidentifier NOT NULL,
        [language] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [theme] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [density] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [unit] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_officer_settings] PRIMARY KEY ([officer_id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [payment_differences_daily] (
        [day] int NOT NULL,
        [district] int NOT NULL,
        [business_type] int NOT NULL,
        [bracket] smallint NOT NULL,
        [cause] smallint NOT NULL,
        [count] bigint NOT NULL,
        [own] bigint NOT NULL,
        [operator] bigint NOT NULL,
        [won] bigint NOT NULL,
        CONSTRAINT [pk_payment_differences_daily] PRIMARY KEY ([day], [district], [business_type], [bracket], [cause])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [payment_postings] (
        [kind] smallint NOT NULL,
        [day] int NOT NULL,
        [first_key] bigint NOT NULL,
        [batch_no] int NOT NULL,
        [chunk_no] int NOT NULL,
        [part] int NOT NULL,
        [entries] int NOT NULL,
        [list] varbinary(max) NOT NULL,
        CONSTRAINT [pk_payment_postings] PRIMARY KEY ([kind], [day], [first_key], [batch_no], [chunk_no], [part])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [payment_spans] (
        [day] int NOT NULL,
        [batch_no] int NOT NULL,
        [chunk_no] int NOT NULL,
        [series] int NOT NULL,
        [entries] int NOT NULL,
        [first_key] bigint NOT NULL,
        [last_key] bigint NOT NULL,
        [first_at] bigint NOT NULL,
        [last_at] bigint NOT NULL,
        CONSTRAINT [pk_payment_spans] PRIMARY KEY ([day], [batch_no], [chunk_no], [series])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [payments] (
        [tx_key] bigint NOT NULL,
        [kind] smallint NOT NULL,
        [original_key] bigint NULL,
        [approved_at] bigint NOT NULL,
        [posted_on] int NOT NULL,
        [member_key] bigint NOT NULL,
        [card_key] bigint NOT NULL,
        [merchant_key] bigint NOT NULL,
        [amount] bigint NOT NULL,
        [from_charge] bigint NOT NULL,
        [from_cashback] bigint NOT NULL,
        [from_policy] bigint NOT NULL,
        [merchant_discount] bigint NOT NULL,
        [facts_no] int NOT NULL,
        [plan_no] int NOT NULL,
        [mtd_before] bigint NOT NULL,
        [programme_before] bigint NOT NULL,
        [national] bigint NOT NULL,
        [city] bigint NOT NULL,
        [gu] bigint NOT NULL,
        [institution] bigint NOT NULL,
        [merchant] bigint NOT NULL,
        [cashback] bigint NOT NULL,
        [operator_cashback] bigint NOT NULL,
        [cause] smallint NOT NULL,
        [flags] smallint NOT NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_payments] PRIMARY KEY ([tx_key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [payments_daily] (
        [day] int NOT NULL,
        [legal_dong] bigint NOT NULL,
        [district] int NOT NULL,
        [business_type] int NOT NULL,
        [programme_no] smallint NOT NULL,
        [kind] smallint NOT NULL,
        [flags] smallint NOT NULL,
        [count] bigint NOT NULL,
        [amount] bigint NOT NULL,
        [cashback] bigint NOT NULL,
        [national] bigint NOT NULL,
        [city] bigint NOT NULL,
        [gu] bigint NOT NULL,
        [institution] bigint NOT NULL,
        [merchant] bigint NOT NULL,
        [operator_cashback] bigint NOT NULL,
        [from_charge] bigint NOT NULL,
        [from_cashback] bigint NOT NULL,
        [from_policy] bigint NOT NULL,
        CONSTRAINT [pk_payments_daily] PRIMARY KEY ([day], [legal_dong], [district], [business_type], [programme_no], [kind], [flags])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [payments_monthly] (
        [month] int NOT NULL,
        [legal_dong] bigint NOT NULL,
        [district] int NOT NULL,
        [business_type] int NOT NULL,
        [programme_no] smallint NOT NULL,
        [kind] smallint NOT NULL,
        [flags] smallint NOT NULL,
        [count] bigint NOT NULL,
        [amount] bigint NOT NULL,
        [cashback] bigint NOT NULL,
        [national] bigint NOT NULL,
        [city] bigint NOT NULL,
        [gu] bigint NOT NULL,
        [institution] bigint NOT NULL,
        [merchant] bigint NOT NULL,
        [operator_cashback] bigint NOT NULL,
        [from_charge] bigint NOT NULL,
        [from_cashback] bigint NOT NULL,
        [from_policy] bigint NOT NULL,
        CONSTRAINT [pk_payments_monthly] PRIMARY KEY ([month], [legal_dong], [district], [business_type], [programme_no], [kind], [flags])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [persons] (
        [person_no] bigint NOT NULL,
        [name] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [birth_date] nvarchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [phone] nvarchar(240) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [identity_index] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [phone_index] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [consents] smallint NOT NULL,
        [consented_at] bigint NOT NULL,
        [registered_at] bigint NOT NULL,
        [registered_by] nvarchar(100) NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_persons] PRIMARY KEY ([person_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [policies] (
        [policy] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [authority] int NOT NULL,
        [name] nvarchar(100) NOT NULL,
        [name_en] nvarchar(100) NOT NULL,
        [budget] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [pk_policies] PRIMARY KEY ([policy])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [policy_drafts] (
        [draft_no] bigint NOT NULL,
        [policy] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [authority] int NOT NULL,
        [title] nvarchar(200) NOT NULL,
        [state] smallint NOT NULL,
        [content] nvarchar(max) NOT NULL,
        [proposal_no] bigint NULL,
        [made_by] nvarchar(100) NOT NULL,
        [made_at] bigint NOT NULL,
        [saved_by] nvarchar(100) NOT NULL,
        [saved_at] bigint NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_policy_drafts] PRIMARY KEY ([draft_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [policy_funds] (
        [fund_no] bigint NOT NULL,
        [code] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(60) NOT NULL,
        [authority] int NOT NULL,
        [programme] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [amount] bigint NOT NULL,
        [first_day] int NOT NULL,
        [last_day] int NOT NULL,
        [line_year] int NOT NULL,
        [line_fund] smallint NOT NULL,
        [line_programme] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ceiling] bigint NOT NULL,
        [promised] bigint NOT NULL,
        [loaded] bigint NOT NULL,
        [spent] bigint NOT NULL,
        [expired] bigint NOT NULL,
        [counted_at] bigint NULL,
        [closed_at] bigint NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_policy_funds] PRIMARY KEY ([fund_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [policy_versions] (
        [policy] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [version] int NOT NULL,
        [authority] int NOT NULL,
        [starts_at] bigint NOT NULL,
        [document] nvarchar(max) NOT NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [proposal_no] bigint NULL,
        [maker] nvarchar(100) NULL,
        [approver] nvarchar(100) NULL,
        [approved_at] bigint NULL,
        [examples] nvarchar(max) NULL,
        CONSTRAINT [pk_policy_versions] PRIMARY KEY ([policy], [version])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [programme_limits] (
        [code] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [valid_from] int NOT NULL,
        [proposal_no] bigint NOT NULL,
        [minimum_charge] bigint NOT NULL,
        [basic_holding] bigint NOT NULL,
        [holding] bigint NOT NULL,
        [card_cost] bigint NOT NULL,
        CONSTRAINT [pk_programme_limits] PRIMARY KEY ([code], [valid_from], [proposal_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [programme_profiles] (
        [code] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [valid_from] int NOT NULL,
        [proposal_no] bigint NOT NULL,
        [name] nvarchar(60) NOT NULL,
        [name_en] nvarchar(60) NOT NULL,
        [colour] nvarchar(7) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [kind] smallint NOT NULL,
        [owner] int NOT NULL,
        [minimum_age] int NOT NULL,
        [maximum_age] int NULL,
        [institution] nvarchar(100) NOT NULL,
        [payer] int NOT NULL,
        [open] bit NOT NULL,
        CONSTRAINT [pk_programme_profiles] PRIMARY KEY ([code], [valid_from], [proposal_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [programmes] (
        [programme_no] smallint NOT NULL,
        [code] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [brand] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [group_code] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [pk_programmes] PRIMARY KEY ([programme_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [proposal_files] (
        [proposal_no] bigint NOT NULL,
        [file_no] int NOT NULL,
        [name] nvarchar(200) NOT NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [content] varbinary(max) NOT NULL,
        CONSTRAINT [pk_proposal_files] PRIMARY KEY ([proposal_no], [file_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [proposal_steps] (
        [proposal_no] bigint NOT NULL,
        [step_no] int NOT NULL,
        [at] bigint NOT NULL,
        [act] smallint NOT NULL,
        [person_id] uniqueidentifier NULL,
        [person_name] nvarchar(100) NOT NULL,
        [person_no] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [maker_no] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [comment] nvarchar(1000) NOT NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [content] nvarchar(max) NULL,
        CONSTRAINT [pk_proposal_steps] PRIMARY KEY ([proposal_no], [step_no]),
        CONSTRAINT [ck_proposal_steps_two_people] CHECK (act NOT IN (3, 4) OR (person_no <> maker_no AND person_no <> ''))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [proposals] (
        [proposal_no] bigint NOT NULL,
        [kind] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [authority] int NOT NULL,
        [target] nvarchar(200) NOT NULL,
        [state] smallint NOT NULL,
        [revision] int NOT NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [effect] bigint NOT NULL,
        [reason] nvarchar(1000) NOT NULL,
        [maker_id] uniqueidentifier NOT NULL,
        [maker_name] nvarchar(100) NOT NULL,
        [maker_no] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [makers] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [proposed_at] bigint NOT NULL,
        [expires_at] bigint NOT NULL,
        [decided_at] bigint NULL,
        [decided_no] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [follows] bigint NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_proposals] PRIMARY KEY ([proposal_no]),
        CONSTRAINT [ck_proposals_decided] CHECK (state NOT IN (2, 3) OR decided_no IS NOT NULL),
        CONSTRAINT [ck_proposals_maker] CHECK (maker_no <> ''),
        CONSTRAINT [ck_proposals_two_people] CHECK (decided_no IS NULL OR decided_no <> maker_no)
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [rating_facts] (
        [facts_no] int NOT NULL,
        [programme_no] smallint NOT NULL,
        [legal_dong] bigint NOT NULL,
        [district] int NOT NULL,
        [bracket] smallint NOT NULL,
        [designations] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [benefit_plus_bp] int NOT NULL,
        [business_type] int NOT NULL,
        [channel] smallint NOT NULL,
        CONSTRAINT [pk_rating_facts] PRIMARY KEY ([facts_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [rating_plans] (
        [plan_no] int NOT NULL,
        [starts_at] bigint NOT NULL,
        [versions] nvarchar(max) NOT NULL,
        CONSTRAINT [pk_rating_plans] PRIMARY KEY ([plan_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [roles] (
        [id] uniqueidentifier NOT NULL,
        [name] nvarchar(256) NULL,
        [normalized_name] nvarchar(256) NULL,
        [concurrency_stamp] nvarchar(max) NULL,
        CONSTRAINT [pk_roles] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [saved_views] (
        [view_no] bigint NOT NULL IDENTITY,
        [owner_id] uniqueidentifier NOT NULL,
        [list] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [name] nvarchar(60) NOT NULL,
        [shared_with] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [query] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [saved_at] bigint NOT NULL,
        CONSTRAINT [pk_saved_views] PRIMARY KEY ([view_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [sent_list_pages] (
        [page_key] bigint NOT NULL,
        [list_no] bigint NOT NULL,
        [authority] int NOT NULL,
        [new_rows] int NOT NULL,
        [change_rows] int NOT NULL,
        [same_rows] int NOT NULL,
        [repeat_rows] int NOT NULL,
        [rejected_rows] int NOT NULL,
        [body] nvarchar(max) NOT NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_sent_list_pages] PRIMARY KEY ([page_key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [sent_lists] (
        [list_no] bigint NOT NULL,
        [kind] smallint NOT NULL,
        [authority] int NOT NULL,
        [state] smallint NOT NULL,
        [file_name] nvarchar(200) NOT NULL,
        [officer_id] uniqueidentifier NOT NULL,
        [officer_name] nvarchar(100) NOT NULL,
        [made_at] bigint NOT NULL,
        [effective_on] int NOT NULL,
        [encoding] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [headings] nvarchar(max) NOT NULL,
        [headings_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [upload] uniqueidentifier NOT NULL,
        [stored] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [mapping] nvarchar(4000) NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [new_rows] int NOT NULL,
        [change_rows] int NOT NULL,
        [same_rows] int NOT NULL,
        [repeat_rows] int NOT NULL,
        [rejected_rows] int NOT NULL,
        [effect] nvarchar(max) NULL,
        [effect_of] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [job_id] uniqueidentifier NULL,
        [batch_no] int NULL,
        [message] nvarchar(1000) NULL,
        [version] bigint NOT NULL,
        CONSTRAINT [pk_sent_lists] PRIMARY KEY ([list_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [services_daily] (
        [day] int NOT NULL,
        [service] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [provider] nvarchar(80) NOT NULL,
        [district] int NOT NULL,
        [measure] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [value] bigint NOT NULL,
        [batch_no] int NOT NULL,
        CONSTRAINT [pk_services_daily] PRIMARY KEY ([day], [service], [provider], [district], [measure])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [signups_daily] (
        [day] int NOT NULL,
        [home_dong] bigint NOT NULL,
        [birth_year] int NOT NULL,
        [sex] smallint NOT NULL,
        [event] smallint NOT NULL,
        [count] bigint NOT NULL,
        CONSTRAINT [pk_signups_daily] PRIMARY KEY ([day], [home_dong], [birth_year], [sex], [event])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [simulations] (
        [simulation_no] bigint NOT NULL,
        [job_id] uniqueidentifier NOT NULL,
        [district] int NOT NULL,
        [authority] int NOT NULL,
        [policy] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [policy_name] nvarchar(100) NOT NULL,
        [policy_version] int NOT NULL,
        [rules_sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [from_month] int NOT NULL,
        [to_month] int NOT NULL,
        [draft] nvarchar(max) NOT NULL,
        [result] nvarchar(max) NOT NULL,
        [sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [payments] bigint NOT NULL,
        [paid] bigint NOT NULL,
        [drafted] bigint NOT NULL,
        [officer_id] uniqueidentifier NOT NULL,
        [officer_name] nvarchar(100) NOT NULL,
        [simulated_at] bigint NOT NULL,
        CONSTRAINT [pk_simulations] PRIMARY KEY ([simulation_no])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [users] (
        [id] uniqueidentifier NOT NULL,
        [display_name] nvarchar(100) NOT NULL,
        [department] nvarchar(100) NOT NULL,
        [employee_no] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [created_at] bigint NOT NULL,
        [last_sign_in_at] bigint NULL,
        [disabled_at] bigint NULL,
        [totp_seed] varbinary(200) NULL,
        [totp_step] bigint NOT NULL,
        [user_name] nvarchar(256) NULL,
        [normalized_user_name] nvarchar(256) NULL,
        [email] nvarchar(256) NULL,
        [normalized_email] nvarchar(256) NULL,
        [email_confirmed] bit NOT NULL,
        [password_hash] nvarchar(max) NULL,
        [security_stamp] nvarchar(max) NULL,
        [concurrency_stamp] nvarchar(max) NULL,
        [phone_number] nvarchar(256) NULL,
        [phone_number_confirmed] bit NOT NULL,
        [two_factor_enabled] bit NOT NULL,
        [lockout_end] bigint NULL,
        [lockout_enabled] bit NOT NULL,
        [access_failed_count] int NOT NULL,
        CONSTRAINT [pk_users] PRIMARY KEY ([id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [users_monthly] (
        [month] int NOT NULL,
        [home_dong] bigint NOT NULL,
        [users] bigint NOT NULL,
        CONSTRAINT [pk_users_monthly] PRIMARY KEY ([month], [home_dong])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [role_claims] (
        [id] int NOT NULL IDENTITY,
        [role_id] uniqueidentifier NOT NULL,
        [claim_type] nvarchar(max) NULL,
        [claim_value] nvarchar(max) NULL,
        CONSTRAINT [pk_role_claims] PRIMARY KEY ([id]),
        CONSTRAINT [fk_role_claims_role_id] FOREIGN KEY ([role_id]) REFERENCES [roles] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [enrolment_tokens] (
        [token_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [user_id] uniqueidentifier NOT NULL,
        [created_at] bigint NOT NULL,
        [expires_at] bigint NOT NULL,
        [used_at] bigint NULL,
        CONSTRAINT [pk_enrolment_tokens] PRIMARY KEY ([token_hash]),
        CONSTRAINT [fk_enrolment_tokens_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [recovery_codes] (
        [user_id] uniqueidentifier NOT NULL,
        [code_hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [used_at] bigint NULL,
        CONSTRAINT [pk_recovery_codes] PRIMARY KEY ([user_id], [code_hash]),
        CONSTRAINT [fk_recovery_codes_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [sessions] (
        [session_id] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [user_id] uniqueidentifier NOT NULL,
        [security_stamp] nvarchar(64) NOT NULL,
        [started_at] bigint NOT NULL,
        [seen_at] bigint NOT NULL,
        [stepped_up_at] bigint NOT NULL,
        [ended_at] bigint NULL,
        [ended_by] smallint NULL,
        [address] nvarchar(64) NOT NULL,
        [device] nvarchar(200) NOT NULL,
        CONSTRAINT [pk_sessions] PRIMARY KEY ([session_id]),
        CONSTRAINT [fk_sessions_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [user_claims] (
        [id] int NOT NULL IDENTITY,
        [user_id] uniqueidentifier NOT NULL,
        [claim_type] nvarchar(max) NULL,
        [claim_value] nvarchar(max) NULL,
        CONSTRAINT [pk_user_claims] PRIMARY KEY ([id]),
        CONSTRAINT [fk_user_claims_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [user_logins] (
        [login_provider] nvarchar(128) NOT NULL,
        [provider_key] nvarchar(128) NOT NULL,
        [provider_display_name] nvarchar(max) NULL,
        [user_id] uniqueidentifier NOT NULL,
        CONSTRAINT [pk_user_logins] PRIMARY KEY ([login_provider], [provider_key]),
        CONSTRAINT [fk_user_logins_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [user_passkeys] (
        [credential_id] varbinary(1024) NOT NULL,
        [user_id] uniqueidentifier NOT NULL,
        [data] nvarchar(max) NOT NULL,
        CONSTRAINT [pk_user_passkeys] PRIMARY KEY ([credential_id]),
        CONSTRAINT [fk_user_passkeys_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [user_roles] (
        [user_id] uniqueidentifier NOT NULL,
        [role_id] uniqueidentifier NOT NULL,
        CONSTRAINT [pk_user_roles] PRIMARY KEY ([user_id], [role_id]),
        CONSTRAINT [fk_user_roles_role_id] FOREIGN KEY ([role_id]) REFERENCES [roles] ([id]) ON DELETE CASCADE,
        CONSTRAINT [fk_user_roles_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE TABLE [user_tokens] (
        [user_id] uniqueidentifier NOT NULL,
        [login_provider] nvarchar(128) NOT NULL,
        [name] nvarchar(128) NOT NULL,
        [value] nvarchar(max) NULL,
        CONSTRAINT [pk_user_tokens] PRIMARY KEY ([user_id], [login_provider], [name]),
        CONSTRAINT [fk_user_tokens_user_id] FOREIGN KEY ([user_id]) REFERENCES [users] ([id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_audit_entries_actor] ON [audit_entries] ([actor]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_audit_entries_at] ON [audit_entries] ([at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_audit_entries_subject] ON [audit_entries] ([subject]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_audit_entries_subject_person] ON [audit_entries] ([subject_person]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_audit_reviews_month_finding] ON [audit_reviews] ([month], [finding]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_benefit_plus_applications_merchant_key] ON [benefit_plus_applications] ([merchant_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_benefit_plus_applications_state_received_at] ON [benefit_plus_applications] ([state], [received_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_budget_entries_year_fund_authority_programme] ON [budget_entries] ([year], [fund], [authority], [programme]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_card_batches_fund_no] ON [card_batches] ([fund_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_card_orders_card_key] ON [card_orders] ([card_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_card_orders_file_no] ON [card_orders] ([file_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_card_orders_list_no] ON [card_orders] ([list_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_card_orders_person_no] ON [card_orders] ([person_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_card_orders_state_order_no] ON [card_orders] ([state], [order_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_card_orders_target_card] ON [card_orders] ([target_card]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_cards_member_key] ON [cards] ([member_key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_cards_pan_end] ON [cards] ([pan_end]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ix_downloads_permit_no] ON [downloads] ([permit_no]) WHERE [permit_no] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_downloads_sha256] ON [downloads] ([sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_drafts_saved_at] ON [drafts] ([saved_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_enrolment_tokens_user_id] ON [enrolment_tokens] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_export_tickets_until] ON [export_tickets] ([until]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_exports_expires_at] ON [exports] ([expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_exports_officer_id_asked_at] ON [exports] ([officer_id], [asked_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_fund_load_files_fund_no] ON [fund_load_files] ([fund_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_fund_loads_file_no] ON [fund_loads] ([file_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_fund_loads_list_no] ON [fund_loads] ([list_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_fund_loads_load_no] ON [fund_loads] ([load_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_id_series_prefix_width] ON [id_series] ([prefix], [width]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_idempotency_keys_at] ON [idempotency_keys] ([at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_import_batches_kind_sequence_no] ON [import_batches] ([kind], [sequence_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ix_import_batches_sha256] ON [import_batches] ([sha256]) WHERE status IN (2, 3)');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_jobs_officer_id_asked_at] ON [jobs] ([officer_id], [asked_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_jobs_status_asked_at] ON [jobs] ([status], [asked_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_merchants_phone_index] ON [merchants] ([phone_index]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_merchants_registration_no] ON [merchants] ([registration_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_officer_grants_user_id] ON [officer_grants] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_persons_identity_index] ON [persons] ([identity_index]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_persons_phone_index] ON [persons] ([phone_index]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_policy_drafts_policy_state] ON [policy_drafts] ([policy], [state]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_policy_funds_code] ON [policy_funds] ([code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_programmes_code] ON [programmes] ([code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_proposals_state_expires_at] ON [proposals] ([state], [expires_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_proposals_target_proposed_at] ON [proposals] ([target], [proposed_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_role_claims_role_id] ON [role_claims] ([role_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ix_roles_normalized_name] ON [roles] ([normalized_name]) WHERE [normalized_name] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_saved_views_list] ON [saved_views] ([list]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_sent_list_pages_list_no] ON [sent_list_pages] ([list_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_sent_lists_headings_hash_list_no] ON [sent_lists] ([headings_hash], [list_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_sessions_user_id_ended_at] ON [sessions] ([user_id], [ended_at]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [ix_simulations_job_id] ON [simulations] ([job_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_simulations_rules_sha256] ON [simulations] ([rules_sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_user_claims_user_id] ON [user_claims] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_user_logins_user_id] ON [user_logins] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_user_passkeys_user_id] ON [user_passkeys] ([user_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_user_roles_role_id] ON [user_roles] ([role_id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_users_employee_no] ON [users] ([employee_no]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    CREATE INDEX [ix_users_normalized_email] ON [users] ([normalized_email]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [ix_users_normalized_user_name] ON [users] ([normalized_user_name]) WHERE [normalized_user_name] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000000_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20260701000000_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [payments_append_only] ON [payments] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''payments: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [charges_append_only] ON [charges] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''charges: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [cancellations_append_only] ON [cancellations] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''cancellations: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [payment_postings_append_only] ON [payment_postings] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''payment_postings: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [payment_spans_append_only] ON [payment_spans] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''payment_spans: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [member_events_append_only] ON [member_events] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''member_events: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [card_events_append_only] ON [card_events] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''card_events: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [merchant_terms_append_only] ON [merchant_terms] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''merchant_terms: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [budget_entries_append_only] ON [budget_entries] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''budget_entries: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [budget_postings_append_only] ON [budget_postings] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''budget_postings: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [policies_append_only] ON [policies] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''policies: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [policy_versions_append_only] ON [policy_versions] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''policy_versions: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [audit_entries_append_only] ON [audit_entries] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''audit_entries: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [proposal_steps_append_only] ON [proposal_steps] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''proposal_steps: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [proposal_files_append_only] ON [proposal_files] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''proposal_files: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [audit_blocks_append_only] ON [audit_blocks] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''audit_blocks: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [audit_checkpoints_append_only] ON [audit_checkpoints] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''audit_checkpoints: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [audit_tombstones_append_only] ON [audit_tombstones] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''audit_tombstones: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [audit_reviews_append_only] ON [audit_reviews] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''audit_reviews: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [officer_grants_append_only] ON [officer_grants] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''officer_grants: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [benefit_plus_steps_append_only] ON [benefit_plus_steps] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''benefit_plus_steps: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [benefit_plus_files_append_only] ON [benefit_plus_files] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''benefit_plus_files: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [simulations_append_only] ON [simulations] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''simulations: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [programme_profiles_append_only] ON [programme_profiles] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''programme_profiles: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [programme_limits_append_only] ON [programme_limits] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''programme_limits: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [card_order_files_append_only] ON [card_order_files] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''card_order_files: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [card_answers_append_only] ON [card_answers] INSTEAD OF UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        THROW 51000, N''card_answers: 추가만 되는 장부입니다. 고치거나 지울 수 없습니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    EXEC(N'CREATE TRIGGER [proposals_no_change] ON [proposals] AFTER UPDATE, DELETE AS
    BEGIN
        SET NOCOUNT ON;
        IF EXISTS (SELECT 1 FROM deleted d LEFT JOIN inserted i ON i.proposal_no = d.proposal_no
            WHERE i.proposal_no IS NULL OR d.state <> 1 OR i.maker_no <> d.maker_no OR i.maker_id <> d.maker_id
                OR i.kind <> d.kind OR i.authority <> d.authority OR i.proposed_at <> d.proposed_at
                OR i.expires_at <> d.expires_at OR LEFT(i.makers, LEN(d.makers)) <> d.makers)
            THROW 51000, N''proposals: 결재 기록은 지우지 못하고, 끝난 것은 고치지 못합니다 (append-only).'', 1;
    END')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20260701000001_AppendOnly'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20260701000001_AppendOnly', N'10.0.14');
END;

COMMIT;
GO
