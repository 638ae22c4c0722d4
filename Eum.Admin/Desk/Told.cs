namespace Eum.Admin.Desk;

/// <summary>What a reading tells the record of itself: what is read, and why.</summary>
internal readonly record struct Told(string Subject, string Reason);
