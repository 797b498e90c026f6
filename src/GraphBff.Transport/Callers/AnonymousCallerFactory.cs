using GraphBff.Engine.Operations;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Callers;

internal sealed class AnonymousCallerFactory : ICallerFactory
{
    public Caller Create(HttpContext context) => Caller.Anonymous;
}
