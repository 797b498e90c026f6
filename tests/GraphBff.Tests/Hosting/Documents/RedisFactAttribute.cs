namespace GraphBff.Tests.Hosting.Documents;

/// <summary>A test that needs <c>redis-server</c> on the PATH; skipped where it is not.</summary>
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
