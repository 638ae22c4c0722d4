-- storage 1
SELECT [p].[policy], [p].[version], [p].[authority], [p].[document], [p].[sha256], [p].[starts_at]
FROM [policy_versions] AS [p]
GO

-- storage 2
SELECT TOP (1) entry_no FROM audit_entries WITH (UPDLOCK, HOLDLOCK) ORDER BY entry_no DESC
GO

-- storage 3
SELECT TOP(1) [a].[entry_no], [a].[action], [a].[actor], [a].[at], [a].[details], [a].[hash], [a].[previous_hash], [a].[subject]
FROM [audit_entries] AS [a]
ORDER BY [a].[entry_no] DESC
GO

-- storage 4
SAVE TRANSACTION [__EFSavePoint];
GO

-- storage 5
SET NOCOUNT ON;
INSERT INTO [audit_entries] ([entry_no], [action], [actor], [at], [details], [hash], [previous_hash], [subject])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7);
INSERT INTO [policy_versions] ([policy], [version], [authority], [document], [sha256], [starts_at])
VALUES (@p8, @p9, @p10, @p11, @p12, @p13);
GO

-- storage 6
SET NOCOUNT ON;
INSERT INTO [audit_entries] ([entry_no], [action], [actor], [at], [details], [hash], [previous_hash], [subject])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7);
UPDATE [budget_lines] SET [committed] = @p8, [version] = @p9
OUTPUT 1
WHERE [authority] = @p10 AND [fund] = @p11 AND [programme] = @p12 AND [year] = @p13 AND [version] = @p14;
GO

-- storage 7
ROLLBACK TRANSACTION [__EFSavePoint];
GO
