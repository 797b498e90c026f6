using GraphBff.Engine.Operations;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Callers;

/// <summary>
/// Identifies the caller. It is called once per operation, after the parameters are known to be well-formed, and once per WebSocket. The
/// default makes every caller <see cref="Caller.Anonymous"/>. To replace it, register a singleton before or after <c>AddGraphTransport</c>.
/// </summary>
public interface ICallerFactory
{
    /// <summary>
    /// The request headers that can distinguish one caller from another. Responses vary by them (<c>Vary</c>), so caches keep the callers
    /// apart. A socket is closed with 4400 if its <c>connection_init</c> has one of them with a value that is neither a string nor null.
    /// </summary>
    IReadOnlyList<string> Headers => ["Authorization"];

    /// <summary>The caller of a request.</summary>
    /// <param name="context">The request; its <see cref="HttpContext.TraceIdentifier"/> is the request id.</param>
    /// <returns>The caller. An exception is answered with 500 <c>INTERNAL</c> and logged.</returns>
    /// <exception cref="BadCallerException">A request header cannot be accepted: 400 <c>BAD_REQUEST</c>.</exception>
    Caller Create(HttpContext context);

    /// <summary>The caller of all operations of a WebSocket.</summary>
    /// <param name="context">The request that opened it.</param>
    /// <param name="parameters">
    /// What the client sent in the payload of <c>connection_init</c>, since a browser cannot set headers on a WebSocket. It holds the
    /// members that are strings, and those of a member <c>headers</c>. Names are case-insensitive; values may hold any characters.
    /// </param>
    /// <returns>The caller; null closes the socket with 4403 <c>Forbidden</c>. An exception closes it with 4500 and is logged.</returns>
    /// <exception cref="BadCallerException">The parameters or headers cannot be accepted: the socket is closed with 4400.</exception>
    Caller? Create(HttpContext context, IReadOnlyDictionary<string, string> parameters) => Create(context);
}
