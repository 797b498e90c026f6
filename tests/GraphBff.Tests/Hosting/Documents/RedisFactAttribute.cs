namespace GraphBff.Tests.Hosting.Documents;

/// <summary>A test that needs <c>redis-server</c> on the PATH; skipped without it.</summary>
internal sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute()
    {
        if (RedisServer.Program is null)
        {
            Skip = "redis-server is not on the PATH.";
        }
    }
}
