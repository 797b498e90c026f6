using GraphBff.Engine.Operations;
using GraphBff.Transport.Callers;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Tests.Hosting;

/// <summary>Rejects every caller.</summary>
internal sealed class BadCallers : ICallerFactory
{
    public Caller Create(HttpContext context) => throw new BadCallerException("The header 'x-tenant-id' cannot be passed on.");
}
