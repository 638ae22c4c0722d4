using Eum.Infrastructure.Storage.Engines;

namespace Eum.Infrastructure.Storage;

/// <summary>What is stored is not what was stored; exit code 4 of the command line.</summary>
public sealed class StorageIntegrityException(string message) : Exception(message);

/// <summary>The database cannot be reached; exit code 5 of the command line.</summary>
public sealed class EngineUnavailableException(StorageEngine engine, Exception cause)
    : Exception($"{engine} 데이터베이스에 닿을 수 없습니다: {cause.Message} (설정 ConnectionStrings:Eum을 확인하세요.)", cause);
