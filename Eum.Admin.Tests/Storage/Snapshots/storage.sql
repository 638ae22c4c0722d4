-- storage 1
SELECT [p].[policy], [p].[version], [p].[approved_at], [p].[approver], [p].[authority], [p].[document], [p].[examples], [p].[maker], [p].[proposal_no], [p].[sha256], [p].[starts_at]
FROM [policy_versions] AS [p]
GO

-- storage 2
SAVE TRANSACTION [__EFSavePoint];
GO

-- storage 3
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [policy_versions] ([policy], [version], [approved_at], [approver], [authority], [document], [examples], [maker], [proposal_no], [sha256], [starts_at])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10);
GO

-- storage 4
SELECT TOP (1) entry_no FROM audit_entries WITH (UPDLOCK, HOLDLOCK) ORDER BY entry_no DESC
GO

-- storage 5
SELECT TOP(1) [a].[entry_no] AS [No], [a].[hash] AS [Hash]
FROM [audit_entries] AS [a]
ORDER BY [a].[entry_no] DESC
GO

-- storage 6
SELECT TOP(1) [a].[last_entry] AS [LastEntry], [a].[last_hash] AS [LastHash]
FROM [audit_tombstones] AS [a]
ORDER BY [a].[last_entry] DESC
GO

-- storage 7
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [audit_entries] ([entry_no], [action], [actor], [actor_id], [address], [at], [details], [district], [employee_no], [hash], [previous_hash], [reason], [request_id], [result], [subject], [subject_person])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15);
GO

-- storage 8
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [budget_lines] SET [committed] = @p0, [version] = @p1
OUTPUT 1
WHERE [authority] = @p2 AND [fund] = @p3 AND [programme] = @p4 AND [year] = @p5 AND [version] = @p6;
GO

-- storage 9
ROLLBACK TRANSACTION [__EFSavePoint];
GO
