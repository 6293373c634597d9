package dev.colophon.server.api;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a field that says two things where one is asked for, such as two owners of a work; Spring would take them as one text. */
public final class SingleValues implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            for (MethodParameter parameter : method.getMethodParameters()) {
                RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
                if (asked != null && !isOfMany(parameter)) {
                    check(request, asked.name());
                }
            }
        }
        return true;
    }

    private static boolean isOfMany(MethodParameter parameter) {
        ResolvableType type = ResolvableType.forMethodParameter(parameter);
        return type.toClass() == List.class
                || Arrays.stream(type.getGenerics()).anyMatch(inner -> inner.toClass() == List.class);
    }

    private static void check(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw new ServiceException(
                    Category.USAGE, "%s: it was said %d times: say it once".formatted(name, values.length));
        }
    }
}
