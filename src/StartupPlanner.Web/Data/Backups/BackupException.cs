namespace StartupPlanner.Web.Data.Backups;

/// <summary>A backup cannot be taken or put back. The message is one line for the person at the terminal and says what to do.</summary>
internal sealed class BackupException(string message, Exception? cause = null) : Exception(message, cause);
